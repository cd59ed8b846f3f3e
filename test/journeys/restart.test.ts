// Everything killed at once and started again; a second start; the audit read from outside.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClock } from '../../src/sandbox/clock.ts';
import { openStore } from '../../src/sandbox/store.ts';
import { DAY } from '../../src/shared/duration.ts';
import { runAuditVerify } from '../support/audit-verify.ts';
import { newDataDir, removeDataDir } from '../support/database-template.ts';
import { type Drawbridge, startDrawbridge, until } from '../support/drawbridge.ts';
import {
  ask,
  cardOf,
  decide,
  eligibleIn,
  FINANCE,
  guestsIn,
  membersOf,
  REPORTS,
  readCard,
} from './story.ts';

const ALEX = 'alex.meyer@contoso.example';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await startDrawbridge();
}, 90_000);
afterAll(() => drawbridge.stop());

const secondStart = () => {
  const { ports } = JSON.parse(readFileSync(join(drawbridge.dataDir, 'run.json'), 'utf8'));
  return spawnSync(process.execPath, ['scripts/start.mjs'], {
    env: {
      ...process.env,
      DATA_DIR: drawbridge.dataDir,
      PORT: String(ports.product + 1),
      SANDBOX_PORT: String(ports.sandbox + 1),
    },
    encoding: 'utf8',
    timeout: 15_000,
  });
};

describe('a start', () => {
  test('is the only one on its folder: a second one says so and leaves the first alone', async () => {
    const second = secondStart();
    expect(second.status).not.toBe(0);
    expect(second.stderr).toContain('already runs on the data folder');
    expect(second.stderr).not.toContain('    at ');
    const { messages } = await drawbridge.say('alex', 'help');
    expect(messages.length).toBeGreaterThan(0);
  });

  test('that was killed with everything in it goes on where it was', async () => {
    const before = await eligibleIn(drawbridge, 'fabrikam');
    await ask(drawbridge, 'alex', REPORTS);
    const card = await cardOf(drawbridge, 'ines');
    await drawbridge.fault({
      kind: 'reset-after',
      method: 'POST',
      path: '/roleManagement/directory/roleEligibilityScheduleRequests',
      count: 1,
    });
    await drawbridge.press('ines', card.id, 'Approve', {}, { wait: false });
    await drawbridge.faultMet();
    await drawbridge.stopParent('SIGKILL');
    await drawbridge.start();

    await drawbridge.advance('PT1H');
    expect(await readCard(drawbridge, 'alex')).toContain('Eligible since');
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before + 1);
    await drawbridge.advance('P8D');
    expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before);
  }, 60_000);

  test('after 20 days in which nothing ran, takes back what ended meanwhile', async () => {
    const before = await membersOf(drawbridge, 'fabrikam', 'Finance Closing');
    await ask(drawbridge, 'alex', FINANCE);
    await decide(drawbridge, 'ines', 'Approve');
    expect(await guestsIn(drawbridge, 'fabrikam')).toContain(ALEX);
    await drawbridge.stopParent('SIGKILL');
    const sandbox = openStore(join(drawbridge.dataDir, 'sandbox.db'));
    const clock = createClock(sandbox);
    clock.moveTo(clock.now() + 20 * DAY);
    sandbox.close();
    await drawbridge.start();

    await drawbridge.advance('PT1S');
    expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
    expect(await guestsIn(drawbridge, 'fabrikam')).not.toContain(ALEX);
    expect(await membersOf(drawbridge, 'fabrikam', 'Finance Closing')).toEqual(before);
  }, 60_000);
});

describe('npm run audit:verify', () => {
  test('asks the running product, and knows the head it said before', async () => {
    const first = await until('everything is sealed', async () => {
      const verdict = await runAuditVerify(drawbridge.dataDir);
      return !/waits? to be sealed/.test(verdict.said) && verdict;
    });
    expect(first.said).toMatch(/The audit is sound: [1-9]\d* entries, head \d+:[0-9a-f]{64}/);
    expect(first.code).toBe(0);
    const head = /head (\S+)/.exec(first.said)?.[1] ?? '';
    await drawbridge.say('alex', 'request');
    expect((await runAuditVerify(drawbridge.dataDir, ['--head', head])).code).toBe(0);

    const other = head.replace(/:./, head.includes(':0') ? ':1' : ':0');
    const forged = await runAuditVerify(drawbridge.dataDir, ['--head', other]);
    expect(forged.said).toContain('NOT sound');
    expect(forged.code).toBe(1);
  });

  test('reads the folder itself when nothing runs', async () => {
    const folder = newDataDir();
    const { said, code } = await runAuditVerify(folder);
    expect({ said, code }).toMatchObject({ code: 0, said: expect.stringContaining('0 entries') });
    removeDataDir(folder);
  });

  test('says in a sentence why it cannot, with another exit code', async () => {
    const wrong = await runAuditVerify(drawbridge.dataDir, ['--head', 'yesterday']);
    expect(wrong).toMatchObject({ code: 2, said: expect.stringContaining('SEQUENCE:HASH') });
    expect(existsSync(join(drawbridge.dataDir, 'control.secret'))).toBe(true);
  });
});
