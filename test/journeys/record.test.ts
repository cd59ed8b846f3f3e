// The record, over HTTP and from the command line: found again, taken out for an audit, told, held and erased.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../src/shared/hash.ts';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { runAuditVerify } from '../support/audit-verify.ts';
import { type Drawbridge, textOf } from '../support/drawbridge.ts';
import { accept, ask, decide, FINANCE, readCard } from './story.ts';

let drawbridge: Drawbridge;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-evidence-'));
  drawbridge = await drawbridgeAsNew();
  await ask(drawbridge, 'alex', FINANCE);
  await decide(drawbridge, 'ines', 'Approve');
  await accept(drawbridge, 'alex');
  await drawbridge.advance('P8D');
}, 240_000);

afterAll(async () => {
  await drawbridge.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function run(command: string, ...args: string[]) {
  const child = spawn(process.execPath, [`src/cli/${command}.ts`, ...args], {
    env: { ...process.env, DATA_DIR: drawbridge.dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

const say = async (who: string, words: string) => {
  const message = (await drawbridge.say(who, words)).messages.at(-1);
  if (!message) throw new Error('Nothing was answered.');
  return message;
};

test('an auditor finds what somebody had, and nobody else does', async () => {
  const found = await say('sam', 'history of Alex Meyer in Fabrikam');
  expect(textOf(found)).toContain('Guest access to Finance Closing for Alex Meyer');
  const opened = await drawbridge.press('sam', found.id, 'Open');
  expect(textOf(opened.messages.at(-1) ?? found)).toContain('Read back as gone');
  expect(textOf(await say('lena', 'history of Alex Meyer'))).toContain('Nothing was found');
  expect(textOf(await say('lena', 'history of No Body'))).toContain('Nothing was found');
}, 60_000);

test('the record of a period is made while the product runs, complete and with nothing grave', async () => {
  const { now } = await drawbridge.call<{ now: string }>('GET', '/sandbox/clock');
  const from = new Date(Date.parse(now) - 30 * 86_400_000).toISOString().slice(0, 10);
  const to = new Date(Date.parse(now) + 86_400_000).toISOString().slice(0, 10);
  const out = join(folder, 'evidence');
  const args = ['--from', from, '--to', to, '--tenant', 'fabrikam', '--out', out];
  expect(await run('evidence', ...args)).toMatchObject({ code: 0 });
  expect((await run('evidence', ...args)).code).toBe(2);
  const read = (name: string) => readFileSync(join(out, name), 'utf8');
  const index = JSON.parse(read('index.json'));
  for (const [name, { sha256: hash }] of Object.entries<{ sha256: string }>(index.files)) {
    expect(sha256(read(name))).toBe(hash);
  }
  const [row] = JSON.parse(read('requests.json'));
  expect(row).toMatchObject({ separation: 'separate', planIsAsApproved: true, state: 'ended' });
  expect(
    row.steps.every((step: { graphRequestIds: string[] }) => step.graphRequestIds.length > 0),
  ).toBe(true);
  expect(read('summary.md')).toContain('Nothing grave was found.');
}, 120_000);

test('somebody is told what is held about them, is held, and is erased from what is over', async () => {
  const told = await say('alex', 'what do you hold about me');
  expect(textOf(told)).toContain('Requests that you made or that are for you: ');
  const { dialog } = await drawbridge.press('alex', told.id, 'Take it away…');
  expect(JSON.stringify(dialog?.card)).toContain('Closing the quarter with the Fabrikam team');

  const person = ['--person', 'Alex Meyer'];
  const held = await run('hold', 'add', ...person, '--because', 'Case 7', '--by', 'Counsel');
  const id = /Hold (\S+) is in force/.exec(held.said)?.[1] ?? '';
  expect(await run('erase', ...person, '--yes')).toMatchObject({ code: 1 });
  expect((await run('hold', 'remove', id)).code).toBe(0);

  const shown = await run('erase', ...person);
  expect(shown.said).toContain('Nothing was changed');
  expect(await readCard(drawbridge, 'ines')).toContain('Alex Meyer');
  const erased = await run('erase', ...person, '--yes');
  expect(erased.said).toMatch(/Gone:\n {2}1 {2}Closed requests of theirs/);
  expect(erased.said).toContain('The audit is sound');
  await drawbridge.advance('PT1M');
  const card = await readCard(drawbridge, 'ines');
  expect(card).toContain('[erased]');
  expect(card).not.toContain('Alex Meyer');
  expect((await runAuditVerify(drawbridge.dataDir)).said).toContain('The audit is sound');
}, 180_000);
