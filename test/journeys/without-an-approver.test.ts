// Who is not asked, over HTTP: break-glass and its review, a rule that approves until its cap, an owner at risk.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { type Drawbridge, textOf, until } from '../support/drawbridge.ts';
import { accept, ask, cardOf, FINANCE, membersOf, readCard } from './story.ts';

const WAREHOUSE = {
  kind: 'Guest access',
  resource: 'Warehouse Reports (Northwind)',
  duration: 'P1D',
  justification: 'Counting what is left before the audit',
};

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

const answer = async (who: string, words: string) => {
  const { messages } = await drawbridge.say(who, words);
  const last = messages.at(-1);
  if (!last) throw new Error(`Nothing answered “${words}”.`);
  return last;
};

async function join(who: string): Promise<void> {
  await accept(drawbridge, who);
  await drawbridge.press(who, (await cardOf(drawbridge, who)).id, 'I have accepted');
  await until(`${who} is in`, async () => (await readCard(drawbridge, who)).includes('Active'));
}

describe('break-glass', () => {
  test('is offered to whom it is prepared for, and to nobody else', async () => {
    expect(textOf(await answer('sam', 'help'))).toContain('break glass');
    expect(textOf(await answer('nils', 'help'))).not.toContain('break glass');
  });

  test('is taken at once, waits for its review under approvals, and is reviewed by another owner', async () => {
    const offers = await answer('sam', 'break glass');
    const { dialog } = await drawbridge.press(
      'sam',
      offers.id,
      'The quarter closing stands still…',
    );
    const sent = await drawbridge.press('sam', dialog?.id ?? '', 'Take it now', {
      reason: 'The filing is due at six and the closing group is empty',
    });
    expect(sent.error).toBeUndefined();
    await until('sam is invited', async () =>
      (await readCard(drawbridge, 'sam')).includes('Waiting for acceptance'),
    );
    await join('sam');

    const waiting = await answer('ines', 'approvals');
    expect(textOf(waiting)).toContain('For you to review');
    expect(textOf(await answer('sam', 'approvals'))).not.toContain('For you to review');
    const card = await cardOf(drawbridge, 'ines');
    await drawbridge.press('ines', card.id, 'It was justified');
    expect(await readCard(drawbridge, 'ines')).toContain('Reviewed by Ines Roth: justified');
    expect(textOf(await answer('ines', 'approvals'))).not.toContain('For you to review');
  });
});

describe('a rule that approves by itself', () => {
  test('does so twice for one person, and then its approvers are asked', async () => {
    for (const time of [1, 2]) {
      await ask(drawbridge, 'alex', WAREHOUSE);
      await until('the rule has approved', async () =>
        (await readCard(drawbridge, 'alex')).includes('a-look-at-warehouse-reports'),
      );
      await until(`an invitation comes, time ${time}`, async () =>
        (await readCard(drawbridge, 'alex')).includes('Waiting for acceptance'),
      );
      await join('alex');
      expect(await readCard(drawbridge, 'alex')).toContain('nobody was asked');
      expect(await membersOf(drawbridge, 'northwind', 'Warehouse Reports')).not.toEqual([]);
      await drawbridge.press('alex', (await cardOf(drawbridge, 'alex')).id, 'Give back');
      await until('it is over', async () =>
        (await readCard(drawbridge, 'alex')).includes('Read back as gone'),
      );
    }
    await ask(drawbridge, 'alex', WAREHOUSE);
    const why = 'it has approved as much for this person as it may for now';
    await until('greta is asked, and told why', async () =>
      (await readCard(drawbridge, 'greta')).includes(why),
    );
    const status = textOf(await answer('alex', `status ${await numberOf('alex')}`));
    expect(status).toContain('Has the card: ');
    expect(status).toContain('Greta Lang');
  });
});

const numberOf = async (who: string): Promise<string> => {
  const found = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await readCard(drawbridge, who));
  if (!found) throw new Error('The card has no number.');
  return found[0];
};

const INES = '2b8e1a7f-9b64-4c1a-b3ef-61f1a1b20002';
const RISKY = '/identityProtection/riskyUsers';

interface TenantFile {
  readonly graph: Record<string, { value?: Array<Record<string, unknown>> }>;
}

async function mark(riskState: string): Promise<void> {
  const file = await drawbridge.tenant<TenantFile>('fabrikam');
  const others = (file.graph[RISKY]?.value ?? []).filter(({ id }) => id !== INES);
  const value = [...others, { id: INES, userDisplayName: 'Ines Roth', riskState }];
  const graph = { ...file.graph, [RISKY]: { value } };
  await drawbridge.call('PUT', '/sandbox/tenants/fabrikam', { ...file, graph });
}

describe('an owner at risk', () => {
  test('decides nothing, and decides again once security has cleared the mark', async () => {
    await ask(drawbridge, 'alex', FINANCE);
    await mark('atRisk');
    await drawbridge.advance('PT1M');
    const card = await cardOf(drawbridge, 'ines');
    const refused = await drawbridge.press('ines', card.id, 'Approve');
    expect(refused.notice).toContain('Your account is marked at risk in its directory');
    expect(await readCard(drawbridge, 'alex')).toContain('Waiting for');

    await mark('dismissed');
    await drawbridge.advance('PT1M');
    await drawbridge.press('ines', (await cardOf(drawbridge, 'ines')).id, 'Approve');
    await until('it is approved', async () =>
      (await readCard(drawbridge, 'alex')).includes('Approved by Ines Roth'),
    );
    const asked = (await drawbridge.traffic()).filter(({ url }) => url.includes(RISKY));
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(asked.every(({ status }) => status === 200)).toBe(true);
  });
});
