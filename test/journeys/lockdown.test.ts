// The brake over HTTP: a lockdown between approval and write, a restart, two persons who end it; a tenant paused.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY } from '../../src/shared/duration.ts';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { type Drawbridge, textOf } from '../support/drawbridge.ts';
import { runCli } from '../support/run-cli.ts';
import { ask, decide, eligibleIn, FINANCE, openForm, REPORTS, readCard } from './story.ts';

let drawbridge: Drawbridge;
let before: number;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
  before = await eligibleIn(drawbridge, 'fabrikam');
}, 120_000);
afterAll(() => drawbridge.stop());

const newest = async (who: string, words: RegExp) => {
  const found = (await drawbridge.chat(who)).reverse().find((one) => words.test(textOf(one)));
  if (!found) throw new Error(`Nothing like ${words} came to ${who}.`);
  return found;
};
const say = async (who: string, words: string) => {
  const message = (await drawbridge.say(who, words)).messages.at(-1);
  if (!message) throw new Error('Nothing was answered.');
  return message;
};

test('what is approved and not begun waits, through a restart, until two persons end the lockdown', async () => {
  const { dialog, inputs } = await openForm(drawbridge, 'alex', REPORTS);
  const { now } = await drawbridge.call<{ now: string }>('GET', '/sandbox/clock');
  const startDate = new Date(Date.parse(now) + DAY).toISOString().slice(0, 10);
  const start = { startDate, startTime: '12:00' };
  await drawbridge.press('alex', dialog.id, 'Send request', { ...inputs, ...start });
  await decide(drawbridge, 'ines', 'Approve');

  const confirm = await say('sam', 'lockdown');
  expect(textOf(confirm)).toContain('Nothing has been changed yet');
  await drawbridge.press('sam', confirm.id, 'Lock down now');
  await drawbridge.kill();
  await drawbridge.advance('P2D');
  expect(await readCard(drawbridge, 'alex')).toMatch(/Locked down[\s\S]*locked down by Sam Okafor/);
  expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before);
  const launcher = await say('alex', 'request');
  const { notice } = await drawbridge.press('alex', launcher.id, FINANCE.kind);
  expect(notice).toContain('locked down');

  const toInes = await newest('ines', /Drawbridge is locked down/);
  await drawbridge.press('ines', toInes.id, 'End the lockdown');
  // Whoever has said so has nothing more to press.
  const said = await newest('ines', /It takes one more person/);
  expect(JSON.stringify(said)).not.toContain('release-brake');
  await drawbridge.advance('PT1M');
  expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before);
  const toOmar = await newest('omar', /It takes one more person/);
  await drawbridge.press('omar', toOmar.id, 'End the lockdown');
  await drawbridge.advance('PT1M');
  expect(await readCard(drawbridge, 'alex')).toContain('Eligible since');
  expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before + 1);
}, 120_000);

test('what is still granted is told while the product runs, and when nothing runs any more', async () => {
  const { code, said } = await runCli('grants', drawbridge.dataDir, ['open', '--json']);
  expect(code, said).toBe(0);
  const { grants } = JSON.parse(said) as { grants: Array<Record<string, unknown>> };
  expect(grants.map(({ kind, state }) => [kind, state])).toEqual([['pim-eligibility', 'active']]);
  await drawbridge.stopParent();
  const alone = await runCli('grants', drawbridge.dataDir, ['open']);
  expect(alone.said).toContain('1 grant is open');
  expect(alone.said).toContain('POST /roleManagement/directory/roleEligibilityScheduleRequests');
  expect((await runCli('grants', drawbridge.dataDir, ['close'])).code).toBe(2);
  await drawbridge.start();
}, 120_000);

test('a paused tenant gives nothing and still takes back, until its owner resumes it', async () => {
  await ask(drawbridge, 'alex', FINANCE);
  expect(textOf(await say('sam', 'pause Drawbridge in Fabrikam'))).toContain('not a tenant');
  expect(textOf(await say('ines', 'pause Drawbridge in Fabrikam'))).toContain('is paused in');
  await drawbridge.advance('PT1M');
  const card = await readCard(drawbridge, 'ines');
  expect(card).toContain('Drawbridge was paused in Fabrikam by Ines Roth');
  expect(card).not.toContain('Waiting for you');
  await drawbridge.advance('P9D');
  expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before);
  expect(textOf(await say('ines', 'resume Drawbridge in Fabrikam'))).toContain('goes on in');
}, 60_000);
