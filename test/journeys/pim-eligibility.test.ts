// PIM eligibility over HTTP: never active, ended by the directory or by us, activations included.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import type { Drawbridge } from '../support/drawbridge.ts';
import { ACTIVATED, ADMIN, activateByHand, INSTANCES } from './activation.ts';
import { ask, cardOf, decide, eligibleIn, REPORTS, readCard } from './story.ts';

let drawbridge: Drawbridge;
let before = 0;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
  before = await eligibleIn(drawbridge, 'fabrikam');
}, 90_000);
afterAll(() => drawbridge.stop());

/** Of the administrator account; the one it has of old is none of ours. */
const activeRoles = async () => {
  const { graph } = await drawbridge.tenant<{ graph: Record<string, { value: object[] }> }>(
    'fabrikam',
  );
  return JSON.stringify(graph[INSTANCES] ?? {}).split(ADMIN).length - 1;
};

describe('PIM eligibility', () => {
  test('the whole story', async () => {
    await ask(drawbridge, 'alex', { ...REPORTS, duration: 'P1D' });
    const approval = await readCard(drawbridge, 'ines');
    expect(approval).toContain('Waiting for you');
    expect(approval).toContain('can activate Reports Reader in all of Fabrikam');
    expect(approval).toContain('Eligible only');

    await decide(drawbridge, 'ines', 'Approve');
    expect(await readCard(drawbridge, 'alex')).toContain('Eligible since');
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before + 1);
    expect(await activeRoles()).toBe(1);

    await drawbridge.advance('P2D');
    expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before);
  });

  test('a denial reaches the person who asked, with its reason', async () => {
    await ask(drawbridge, 'alex', REPORTS);
    const card = await cardOf(drawbridge, 'ines');
    const { dialog } = await drawbridge.press('ines', card.id, 'Deny…');
    const empty = await drawbridge.press('ines', dialog?.id ?? '', 'Deny request', { reason: ' ' });
    expect(JSON.stringify(empty.dialog?.card)).toContain('A denial needs a reason');
    await drawbridge.press('ines', dialog?.id ?? '', 'Deny request', {
      reason: 'Ask for Security Reader instead',
    });
    const told = await readCard(drawbridge, 'alex');
    expect(told).toContain('Denied by Ines Roth');
    expect(told).toContain('Ask for Security Reader instead');
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before);
  });

  test('an activation that is still running is ended and read back as well', async () => {
    await ask(drawbridge, 'alex', { ...REPORTS, duration: 'P3D' });
    await decide(drawbridge, 'ines', 'Approve');
    await activateByHand(drawbridge);

    const card = await cardOf(drawbridge, 'alex');
    await drawbridge.press('alex', card.id, 'Give back');
    expect(await readCard(drawbridge, 'alex')).toContain('Given back by Alex Meyer');
    await drawbridge.advance('PT30M');
    expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
    const after = await drawbridge.tenant<{ graph: Record<string, { value: unknown[] }> }>(
      'fabrikam',
    );
    expect(JSON.stringify(after.graph[INSTANCES] ?? {})).not.toContain(ACTIVATED);
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before);
  });
});
