// A role for one administrative unit over HTTP: given, taken back, and refused where somebody in the unit decides.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Drawbridge, startDrawbridge } from '../../support/drawbridge.ts';
import { ask, cardOf, readCard } from '../story.ts';
import { BERLIN, PASSWORDS, roleInUnit, scopesOf } from './role-in-unit.story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await startDrawbridge();
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

  test('somebody who decides, put into the unit after the wish, stops the approval', async () => {
    await ask(drawbridge, 'alex', PASSWORDS);
    const card = await cardOf(drawbridge, 'omar');
    await putIntoBerlin('1a7d0f6e-8a53-4b0f-a2de-50e0f0a10003'); // Sam Okafor, a reader
    const { notice } = await drawbridge.press('omar', card.id, 'Approve');
    expect(notice).toContain('decides or reads through Drawbridge');
    expect(await readCard(drawbridge, 'omar')).toContain('Waiting for you');
    expect(await scopesOf(drawbridge, '966707d0-3269-4727-9be2-8c3a10f19b9d')).toEqual([]);

    const { dialog } = await ask(drawbridge, 'alex', {
      ...PASSWORDS,
      resource: 'Helpdesk Administrator, only for Berlin (Contoso)',
    });
    expect(JSON.stringify(dialog?.card)).toContain('decides or reads');
  });
});
