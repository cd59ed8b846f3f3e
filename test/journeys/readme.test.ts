// The calls that the README prints work as they are printed, one after the other.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import type { Drawbridge } from '../support/drawbridge.ts';

/** As much of curl as the README uses; a refusal ends the script. */
const CURL = `#!/usr/bin/env node
const words = process.argv.slice(2);
const take = (name) => words.flatMap((word, at) => (word === name ? [words[at + 1]] : []));
const address = words.find((word) => word.startsWith('http'));
const headers = Object.fromEntries(take('-H').map((one) => one.split(/: */)));
fetch(address, { method: take('-X')[0], headers, body: take('-d')[0] }).then(async (response) => {
  process.stdout.write(await response.text());
  if (response.ok) return;
  console.error('\\n' + response.status + ' ' + address);
  process.exitCode = 22;
});
`;

const folder = mkdtempSync(join(tmpdir(), 'drawbridge-readme-'));
let drawbridge: Drawbridge;
beforeAll(async () => {
  writeFileSync(join(folder, 'curl'), CURL, { mode: 0o755 });
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(async () => {
  await drawbridge.stop();
  rmSync(folder, { recursive: true });
});

test('the README: its calls over HTTP run as printed', async () => {
  const [, block = ''] = /```\n(B=http:.*?)```/s.exec(readFileSync('README.md', 'utf8')) ?? [];
  const script = block.replace('http://127.0.0.1:3979', drawbridge.origin);
  expect(script).not.toBe(block);
  const child = spawn('sh', ['-e'], {
    env: { ...process.env, PATH: [folder, process.env.PATH].join(delimiter) },
  });
  child.stdin.end(script);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      said += part.toString();
    });
  }
  const code = await new Promise((end) => child.once('close', end));
  expect({ code, said }).toMatchObject({ code: 0 });
  expect(said).toContain('"title":"Guest access"');
  expect(said).toContain('"kind":"error","seed":1');
}, 60_000);
