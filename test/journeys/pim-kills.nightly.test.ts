// PIM eligibility, killed at five moments: made once, and its end is not forgotten. By day the matrix kills it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Drawbridge, startDrawbridge } from '../support/drawbridge.ts';
import { INSTANCES } from './activation.ts';
import { cardOf, eligibleIn, openForm, REPORTS, readCard } from './story.ts';

let drawbridge: Drawbridge;
let before = 0;
beforeAll(async () => {
  drawbridge = await startDrawbridge();
  before = await eligibleIn(drawbridge, 'fabrikam');
}, 90_000);
afterAll(() => drawbridge.stop());

const assigns = async () =>
  (await drawbridge.traffic()).filter(
    ({ method, url, status }) =>
      method === 'POST' && url.includes('roleEligibilityScheduleRequests') && status === 201,
  ).length;

test('killed at five moments it is made once, and its end is not forgotten', async () => {
  await drawbridge.call('POST', '/sandbox/reset');

  // 1: while the form is being looked at.
  const { dialog, inputs } = await openForm(drawbridge, 'alex', REPORTS);
  await drawbridge.fault({ kind: 'slow', ms: 1_500, path: '/subscribedSkus', count: 1 });
  const lost = drawbridge.press('alex', dialog.id, 'Send request', inputs).catch(() => undefined);
  await drawbridge.faultMet();
  await drawbridge.kill();
  await lost;
  await drawbridge.press('alex', dialog.id, 'Send request', inputs);

  // 2: while the click is being checked. Nothing was decided, and the card still works.
  const card = await cardOf(drawbridge, 'ines');
  await drawbridge.fault({ kind: 'slow', ms: 1_500, path: '/subscribedSkus', count: 1 });
  const click = drawbridge.press('ines', card.id, 'Approve').catch(() => undefined);
  await drawbridge.faultMet();
  await drawbridge.kill();
  await click;
  expect(await readCard(drawbridge, 'ines')).toContain('Waiting for you');

  // 3: approved; killed with the assignment under way.
  const assignment = {
    path: '/roleManagement/directory/roleEligibilityScheduleRequests',
    method: 'POST',
    count: 1,
  };
  await drawbridge.fault({ kind: 'slow', ms: 1_500, ...assignment });
  await drawbridge.press('ines', card.id, 'Approve', {}, { wait: false });
  await drawbridge.faultMet();
  await drawbridge.kill();
  await drawbridge.advance('PT1H');
  expect(await readCard(drawbridge, 'alex')).toContain('Eligible since');
  expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before + 1);
  expect(await assigns()).toBe(1);

  // 4: given back; killed after the removal took effect, before its answer arrived.
  await drawbridge.fault({ kind: 'reset-after', ...assignment });
  const shown = await cardOf(drawbridge, 'alex');
  await drawbridge.press('alex', shown.id, 'Give back', {}, { wait: false });
  await drawbridge.faultMet();
  await drawbridge.kill();

  // 5: killed while it is proven.
  await drawbridge.fault({
    kind: 'slow',
    ms: 1_000,
    path: INSTANCES,
    method: 'GET',
    count: 1,
  });
  const proof = drawbridge.advance('PT1M').catch(() => undefined);
  await drawbridge.kill();
  await proof;
  await drawbridge.clearFaults();
  await drawbridge.advance('PT2H');
  expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
  expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before);
}, 60_000);
