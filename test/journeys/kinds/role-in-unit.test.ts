// A role for one administrative unit over HTTP: given, taken back, and refused where somebody in the unit decides.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../../support/as-new.ts';
import { type Drawbridge, textOf } from '../../support/drawbridge.ts';
import { ask, cardOf, decide, readCard } from '../story.ts';
import { BERLIN, PASSWORD_ROLE, PASSWORDS, roleInUnit, scopesOf } from './role-in-unit.story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

interface TenantFile {
  readonly graph: Record<string, { value: object[] }>;
}

async function putIntoBerlin(id: string): Promise<void> {
  const file = await drawbridge.tenant<TenantFile>('contoso');
  file.graph[`/directory/administrativeUnits/${BERLIN}/members`]?.value.push({
    '@odata.type': '#microsoft.graph.user',
    id,
  });
  await drawbridge.call('PUT', '/sandbox/tenants/contoso', file);
}

describe('a role for one administrative unit', () => {
  test('the whole story', () => roleInUnit(drawbridge));

  test('a task in words leads to the least role in the smallest place', async () => {
    const { messages } = await drawbridge.say(
      'alex',
      'I need to reset passwords for the Berlin team',
    );
    const launcher = messages.at(-1);
    if (!launcher) throw new Error('Nothing was answered.');
    const said = textOf(launcher);
    expect(said).toContain('Password Administrator, only for Berlin in Contoso');
    expect(said).toContain('the least role that Microsoft names for it');
    const { dialog } = await drawbridge.press('alex', launcher.id, 'PIM eligibility');
    expect(JSON.stringify(dialog?.card)).toContain(
      `"value":"contoso/966707d0-3269-4727-9be2-8c3a10f19b9d:${BERLIN}"`,
    );
  });

  test('tasks are listed with what they need, and can be asked for from there', async () => {
    const { messages } = await drawbridge.say('alex', 'tasks reset paswords in Berlin');
    const list = messages.at(-1);
    if (!list) throw new Error('Nothing was answered.');
    const said = textOf(list);
    expect(said).toContain('Reset the password of somebody without a role');
    expect(said).toContain('Password Administrator, only for Berlin in Contoso');
    expect(said).toContain('Never given here');
    const { dialog } = await drawbridge.press('alex', list.id, 'Ask for it…');
    expect(JSON.stringify(dialog?.card)).toContain(BERLIN);
  });

  test('less is approved with one click, and not from a card that is out of date', async () => {
    await ask(drawbridge, 'alex', {
      ...PASSWORDS,
      resource: 'Helpdesk Administrator, only for Berlin (Contoso)',
      duration: 'P3D',
    });
    const card = await cardOf(drawbridge, 'omar');
    expect(textOf(card)).toContain('Helpdesk Administrator adds 7 permissions, among them');
    await putIntoBerlin('1a7d0f6e-8a53-4b0f-a2de-50e0f0a10004'); // Nils Berg, an employee
    const less = 'Approve as Password Administrator';
    const { notice } = await drawbridge.press('omar', card.id, less);
    expect(notice).toContain('The directory has changed');
    expect(await scopesOf(drawbridge, PASSWORD_ROLE)).toEqual([]);

    await decide(drawbridge, 'omar', less);
    const told = await readCard(drawbridge, 'alex');
    expect(told).toContain('Password Administrator in Berlin');
    expect(told).toContain('Asked for: PIM eligibility as Helpdesk Administrator');
    expect(await scopesOf(drawbridge, PASSWORD_ROLE)).toEqual([`/administrativeUnits/${BERLIN}`]);
    expect(await scopesOf(drawbridge, '729827e3-9c14-49f7-bb1b-9608f156bbb8')).toEqual([]);
    await decide(drawbridge, 'alex', 'Give back');
    await drawbridge.advance('PT30M');
  });

  test('somebody who decides, put into the unit after the wish, stops the approval', async () => {
    await ask(drawbridge, 'alex', PASSWORDS);
    const card = await cardOf(drawbridge, 'omar');
    await putIntoBerlin('1a7d0f6e-8a53-4b0f-a2de-50e0f0a10003'); // Sam Okafor, a reader
    const { notice } = await drawbridge.press('omar', card.id, 'Approve');
    expect(notice).toContain('decides or reads through Drawbridge');
    expect(await readCard(drawbridge, 'omar')).toContain('Waiting for you');
    expect(await scopesOf(drawbridge, PASSWORD_ROLE)).toEqual([]);

    const { dialog } = await ask(drawbridge, 'alex', {
      ...PASSWORDS,
      resource: 'Helpdesk Administrator, only for Berlin (Contoso)',
    });
    expect(JSON.stringify(dialog?.card)).toContain('decides or reads');
  });
});
