// A tenant that nobody consented in becomes one of ours from the command line, gives its first access, and goes again.
import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Drawbridge, startDrawbridge, until } from '../support/drawbridge.ts';
import { accept, ask, cardOf, decide, readCard } from './story.ts';

const GROUP = '9f6c2d71-8a4e-4b35-a0d9-6e1f7c8b5101';
const NORA = '7e1b4c90-3d52-4a6f-8b07-9c2e4f5a6001';
const ADD = [
  ...['add', 'litware.example', '--wait', '--yes', '--sandbox'],
  ...['--group', GROUP, '--rule', 'guest-access-between-our-tenants'],
];

const folder = mkdtempSync(join(tmpdir(), 'drawbridge-onboarding-'));
const estateFile = join(folder, 'estate.yaml');
let drawbridge: Drawbridge;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  cpSync('estate', folder, { recursive: true });
  drawbridge = await startDrawbridge({
    scenario: join(folder, 'sandbox'),
    env: () => ({ READ_BACK_SECONDS: '1' }),
  });
  env = {
    ...process.env,
    SANDBOX_PORT: new URL(drawbridge.origin).port,
    DATA_DIR: drawbridge.dataDir,
    ESTATE_FILE: estateFile,
    NODE_COMPILE_CACHE: 'node_modules/.cache/compile',
  };
}, 120_000);
afterAll(async () => {
  await drawbridge.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly status: number | string;
  readonly output: string;
}

const run = (...words: string[]): Promise<Ran> =>
  new Promise((done) => {
    execFile(process.execPath, words, { env }, (error, stdout, stderr) =>
      done({ status: error?.code ?? 0, output: stdout + stderr }),
    );
  });
const tenant = (...words: string[]) => run('src/cli/tenant.ts', ...words);

/** Runs it as somebody at a terminal, who reads what it says and acts on it elsewhere. */
function began(...words: string[]) {
  const child = spawn(process.execPath, ['src/cli/tenant.ts', ...words], { env });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  const over = new Promise<number | null>((done) => child.once('exit', done));
  const said = (pattern: RegExp) =>
    until(`it says ${pattern}`, () => pattern.exec(output)?.[1], 60_000);
  return { over, said, output: () => output };
}

const asNora = (address: string) =>
  fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ account: NORA }),
    redirect: 'manual',
  });

/** Everybody who is asked about the changed estate says yes, until it is in force. */
const acceptEstate = () =>
  until(
    'the changed estate is in force',
    async () => {
      for (const who of ['omar', 'ines', 'greta', 'sam']) {
        const card = (await drawbridge.chat(who)).findLast(({ attachments }) =>
          JSON.stringify(attachments).includes('accept-estate'),
        );
        if (card) await drawbridge.press(who, card.id, 'Accept');
      }
      const readyz = await fetch(`${drawbridge.botOrigin}/readyz`);
      const { ready, note } = (await readyz.json()) as { ready: boolean; note?: string };
      return ready && note === undefined;
    },
    60_000,
  );

const litware = () =>
  (parse(readFileSync(estateFile, 'utf8')).tenants as Array<Record<string, unknown>>).find(
    ({ name }) => name === 'litware',
  );

describe('a tenant comes in', () => {
  test('a domain that nobody has, and a kind that does not exist, change nothing', async () => {
    const nowhere = await tenant('add', 'nowhere.example', '--sandbox', '--yes');
    expect(nowhere).toMatchObject({
      status: 2,
      output: expect.stringContaining('No tenant of Microsoft Entra has the domain'),
    });
    const unasked = await tenant('add', 'litware.example', '--sandbox');
    expect(unasked.output).toContain('Nothing was written');
    expect(litware()).toBeUndefined();
  }, 60_000);

  test('by the consent and the sign-in of its administrator, and every permission is tried', async () => {
    const command = began(...ADD);
    await command.said(/(Waiting for it)/);
    const links = command.output().match(/http:\S+adminconsent\S+/g) ?? [];
    expect(links).toHaveLength(3);
    for (const link of links) await asNora(link);
    const code = await command.said(/enter the code ([A-Z]+)/);
    expect(command.output()).toMatch(/reader: \d+ permissions tried/);
    await asNora(`${drawbridge.origin}/devicelogin?otc=${code}`);
    expect(await command.over).toBe(0);
    expect(litware()).toMatchObject({
      mode: 'observe',
      domains: ['litware.example', 'litware.onmicrosoft.example'],
      owners: ['nora.lindqvist@litware'],
      access: ['guest-access'],
    });
    expect(await tenant(...ADD)).toMatchObject({ status: 0 });
  }, 120_000);

  test('its first access is asked for, approved by its owner, and given', async () => {
    const text = readFileSync(estateFile, 'utf8');
    writeFileSync(estateFile, text.replace('mode: observe', 'mode: enforce'));
    // A start looks at the files at once; otherwise it takes a minute.
    await drawbridge.kill();
    await acceptEstate();
    await ask(drawbridge, 'alex', {
      kind: 'Guest access',
      resource: 'Integration Office (Litware)',
    });
    await decide(drawbridge, 'nora', 'Approve');
    await accept(drawbridge, 'alex');
    await decide(drawbridge, 'alex', 'I have accepted');
    expect(await readCard(drawbridge, 'alex')).toContain('Active since');
  }, 120_000);

  test('and the doctor finds nothing wrong with it', async () => {
    const seen = await run('src/cli/doctor.ts', 'litware', '--sandbox', '--json');
    const { findings } = JSON.parse(seen.output) as { findings: Array<Record<string, string>> };
    expect(findings.filter(({ state }) => state === 'wrong' || state === 'unknown')).toEqual([]);
    expect(findings.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/^Litware: 3 identities with \d+ permissions$/),
    );
    expect(seen.status).toBe(0);
  }, 60_000);
});

describe('a tenant goes', () => {
  test('what was given there ends and is proven; what is left for hands is told', async () => {
    const gone = await tenant('remove', 'litware', '--sandbox', '--yes', '--minutes', '1');
    expect(gone.output).toMatch(/guest-access, ended: read back as gone at/);
    expect(gone.output).toMatch(/az ad sp delete --id [0-9a-f-]{36}/);
    expect(gone.status).toBe(0);
    expect(litware()).toMatchObject({ kind: 'external', owners: [], access: [], signIn: [] });
    const card = await cardOf(drawbridge, 'alex');
    expect(JSON.stringify(card.attachments)).toContain('cut off');
    const { graph } = await drawbridge.tenant<{
      graph: Record<string, { value: Array<{ displayName: string }> }>;
    }>('litware');
    expect(graph['/users']?.value.map(({ displayName }) => displayName)).not.toContain(
      'Alex Meyer',
    );
  }, 90_000);
});
