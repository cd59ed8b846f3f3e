// Guest access over HTTP: asked, approved, changed, accepted, expired, proven; and killed on the way.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import type { Drawbridge } from '../support/drawbridge.ts';
import {
  accept,
  ask,
  cardOf,
  decide,
  FINANCE,
  guestsIn,
  membersOf,
  openForm,
  readCard,
} from './story.ts';

const ALEX = 'alex.meyer@contoso.example';
let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

const writes = async () =>
  (await drawbridge.changes()).map(({ method, path }) => `${method} ${path.split('/')[1]}`);

describe('guest access', () => {
  test('the whole story', async () => {
    const before = await membersOf(drawbridge, 'fabrikam', 'Finance Closing');
    await ask(drawbridge, 'alex', FINANCE);

    const approval = await readCard(drawbridge, 'ines');
    expect(approval).toContain('Waiting for you');
    expect(approval).toContain(`Guest account for ${ALEX}`);
    expect(approval).toContain(`Finance Closing: ${before.length} members`);
    expect(approval).toContain('You are an owner of Fabrikam');
    expect(await readCard(drawbridge, 'alex')).toContain('Waiting for a decision');
    expect(await readCard(drawbridge, 'alex-admin')).toContain('your own request');
    expect(await drawbridge.changes()).toEqual([]);
    const listed = async (who: string) =>
      JSON.stringify((await drawbridge.say(who, 'approvals')).messages.at(-1));
    expect(await listed('ines')).toContain('Waiting for you');
    expect(await listed('alex-admin')).toContain('Nothing waits for your decision');

    await decide(drawbridge, 'ines', 'Approve');
    expect(await readCard(drawbridge, 'alex')).toContain('Waiting for acceptance');
    expect(await guestsIn(drawbridge, 'fabrikam')).toContain(ALEX);
    expect(await membersOf(drawbridge, 'fabrikam', 'Finance Closing')).toHaveLength(
      before.length + 1,
    );

    await accept(drawbridge, 'alex');
    await decide(drawbridge, 'alex', 'I have accepted');
    expect(await readCard(drawbridge, 'alex')).toContain('Active since');
    const { messages } = await drawbridge.say('alex', 'my access');
    expect(JSON.stringify(messages)).toContain('Guest access to Finance Closing');

    await drawbridge.advance('P8D');
    for (const who of ['alex', 'ines']) {
      const card = await readCard(drawbridge, who);
      expect(card).toContain('Approved by Ines Roth');
      expect(card).toContain('Ended');
      expect(card).toContain('Read back as gone');
    }
    expect(await guestsIn(drawbridge, 'fabrikam')).not.toContain(ALEX);
    expect(await membersOf(drawbridge, 'fabrikam', 'Finance Closing')).toEqual(before);

    const ids = (await drawbridge.changes()).flatMap((change) => change.clientRequestId ?? []);
    const { requests } = await drawbridge.call<{ requests: Record<string, string> }>(
      'POST',
      '/sandbox/trace',
      { clientRequestIds: ids },
    );
    expect(Object.keys(requests)).toHaveLength(4);
    expect(new Set(Object.values(requests)).size).toBe(1);
  });

  test('an approval that was killed at five moments happens once, and its end is not forgotten', async () => {
    await drawbridge.call('POST', '/sandbox/reset');
    const before = await membersOf(drawbridge, 'fabrikam', 'Finance Closing');
    const users = await guestsIn(drawbridge, 'fabrikam');

    // 1: while the form is being looked at. Nothing was stored, and the same form works again.
    const { dialog, inputs } = await openForm(drawbridge, 'alex', FINANCE);
    await drawbridge.fault({ kind: 'slow', ms: 1_500, path: '/groups/*', count: 1 });
    const lost = drawbridge.press('alex', dialog.id, 'Send request', inputs).catch(() => undefined);
    await drawbridge.faultMet();
    await drawbridge.kill();
    await lost;
    await drawbridge.press('alex', dialog.id, 'Send request', inputs);
    expect(await readCard(drawbridge, 'ines')).toContain('Waiting for you');

    // 2: approved, and killed before the invitation was sent.
    await drawbridge.fault({
      kind: 'slow',
      ms: 1_500,
      path: '/invitations',
      method: 'POST',
      count: 1,
    });
    const card = await cardOf(drawbridge, 'ines');
    await drawbridge.press('ines', card.id, 'Approve', {}, { wait: false });
    await drawbridge.faultMet();
    await drawbridge.kill();

    // 3: killed after the membership was written, before anything of it was stored here.
    await drawbridge.fault({
      kind: 'reset-after',
      path: '/groups/*/members/$ref',
      method: 'POST',
      count: 1,
    });
    await drawbridge.faultMet();
    await drawbridge.kill();
    await drawbridge.advance('PT1H');
    expect(await readCard(drawbridge, 'alex')).toContain('Waiting for acceptance');
    expect(await guestsIn(drawbridge, 'fabrikam')).toHaveLength(users.length + 1);
    expect(await membersOf(drawbridge, 'fabrikam', 'Finance Closing')).toHaveLength(
      before.length + 1,
    );
    expect(await writes()).toEqual(['POST invitations', 'POST groups']);

    // 4: killed while the access is taken back.
    await accept(drawbridge, 'alex');
    await drawbridge.fault({ kind: 'slow', ms: 1_500, method: 'DELETE', count: 1 });
    const ended = drawbridge.advance('P8D').catch(() => undefined);
    await drawbridge.faultMet();
    await drawbridge.kill();
    await ended;

    // 5: killed while it is proven.
    await drawbridge.fault({ kind: 'slow', ms: 1_500, path: '/users/*', method: 'GET', count: 1 });
    const proven = drawbridge.advance('PT2H').catch(() => undefined);
    await drawbridge.kill();
    await proven;
    await drawbridge.clearFaults();
    await drawbridge.advance('P9D');
    expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
    expect(await guestsIn(drawbridge, 'fabrikam')).toEqual(users);
    expect(await membersOf(drawbridge, 'fabrikam', 'Finance Closing')).toEqual(before);
  }, 150_000);
});
