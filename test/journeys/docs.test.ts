// The pages in docs, followed as they are printed: from a fresh clone to a tenant with its first access, and out again.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/inbound/parse-message.ts';
import { type Drawbridge, startDrawbridge, textOf, until } from '../support/drawbridge.ts';
import { blocksOf, freshClone, runBlock } from '../support/runnable-docs.ts';
import { accept, ask, cardOf, decide, readCard } from './story.ts';

const PAGES = ['requestor', 'approver', 'administrator', 'auditor', 'contributor', 'deploy'].map(
  (name) => `docs/${name}.md`,
);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};

describe.each(PAGES)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  test('every command it names exists', () => {
    const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(
      ([, name]) => name ?? '',
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('every page and picture it leads to is there', () => {
    const links = [...text.matchAll(/\]\((?!http)([^)#]*)(?:#[^)]*)?\)/g)].map(
      ([, to]) => to ?? '',
    );
    const missing = links.filter((to) => to !== '' && !existsSync(join('docs', to)));
    expect(missing).toEqual([]);
  });

  test('every word for the chat is one that Drawbridge understands', () => {
    const cells = [...text.matchAll(/^\| (`[^|]+`) \|/gm)].map(([, cell = '']) => cell);
    const words = cells.flatMap((cell) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, it = '']) => it),
    );
    const questions = words.filter((word) => parseMessage(word).intent === 'unknown');
    // A question about tenants is for the grammar, and has its own tests.
    expect(questions.filter((word) => !word.endsWith('?'))).toEqual([]);
  });
});

test('README.md: every word for the chat is one that Drawbridge understands', () => {
  const chat = /^In the chat: .*$/m.exec(readFileSync('README.md', 'utf8'))?.[0] ?? '';
  const words = [...chat.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
  expect(words.length).toBeGreaterThan(20);
  const filled = (word: string) =>
    word
      .replace('<number>', '7K3F-9QX2')
      .replace('<day>', 'Friday')
      .replace('<tenant>', 'Fabrikam')
      .replace('<name>', 'Lena Fischer');
  expect(words.filter((word) => parseMessage(filled(word)).intent === 'unknown')).toEqual([]);
});

describe('followed from a fresh clone', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'drawbridge-docs-')), 'drawbridge');
  const NORA = '7e1b4c90-3d52-4a6f-8b07-9c2e4f5a6001';
  const GRETA = '3c9f2b80-ac75-4d2b-84f0-72a2b2c30001';
  const NORTHWIND = 'af0972db-f95d-42e7-9c55-0766d8c2c78f';
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    // A dozen commands one after the other: what they compile need not be compiled as often.
    NODE_COMPILE_CACHE: resolve('node_modules/.cache/compile'),
  };
  let drawbridge: Drawbridge | undefined;
  const running = (): Drawbridge => {
    if (!drawbridge) throw new Error('Nothing runs yet.');
    return drawbridge;
  };
  beforeAll(() => freshClone(folder));
  afterAll(async () => {
    await drawbridge?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const asAdministrator = (address: string) =>
    fetch(address, {
      method: 'POST',
      body: new URLSearchParams({ account: address.includes(NORTHWIND) ? GRETA : NORA }),
      redirect: 'manual',
    });

  /** What a reader does where a page says so. */
  const ACTS: Record<string, () => Promise<void>> = {
    async start() {
      drawbridge = await startDrawbridge({
        scenario: join(folder, 'my-estate', 'sandbox'),
        env: () => ({ READ_BACK_SECONDS: '1' }),
      });
      env.SANDBOX_PORT = new URL(drawbridge.origin).port;
      env.PORT = new URL(drawbridge.botOrigin).port;
      env.DATA_DIR = drawbridge.dataDir;
    },
    async 'first-look'() {
      const page = readFileSync('docs/administrator.md', 'utf8');
      const printed = /```text\n(WRONG [^\n]*\n[^\n]*)\n```/.exec(page)?.[1];
      const { code, output } = await runBlock('npm run doctor -- --sandbox', folder, env);
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(`${printed}`) });
    },
    async enforce() {
      const file = join(folder, 'my-estate', 'estate.yaml');
      const before = readFileSync(file, 'utf8');
      expect(before).toContain('mode: observe');
      writeFileSync(file, before.replace('mode: observe', 'mode: enforce'));
      // A reader waits for up to a minute, which has a test of its own: test/wiring/live-estate.test.ts
      const run = readFileSync(join(running().dataDir, 'run.json'), 'utf8');
      process.kill((JSON.parse(run) as { product: number }).product, 'SIGHUP');
    },
    async accept() {
      for (const who of ['omar', 'ines']) {
        const card = await until(
          `${who} is asked about the estate`,
          async () =>
            (await running().chat(who)).findLast(({ attachments }) =>
              JSON.stringify(attachments).includes('accept-estate'),
            ),
          120_000,
        );
        // The tenant is not in force yet, and says itself what its group is called.
        expect(textOf(card)).toContain(
          '“Integration Office” (9f6c2d71-8a4e-4b35-a0d9-6e1f7c8b5101)',
        );
        await running().press(who, card.id, 'Accept');
      }
      await until('its owner is told what that means', async () =>
        (await running().chat('nora')).some((message) =>
          textOf(message).includes('You answer for Litware from now on'),
        ),
      );
    },
    async 'first-approval'() {
      await ask(running(), 'alex', {
        kind: 'Guest access',
        resource: 'Integration Office (Litware)',
      });
      await decide(running(), 'nora', 'Approve');
      await accept(running(), 'alex');
      const card = await cardOf(running(), 'alex');
      await running().press('alex', card.id, 'I have accepted');
      await until('it is active', async () =>
        (await readCard(running(), 'alex')).includes('Active since'),
      );
    },
  };

  /** Opens the links and the code as soon as they are printed, once each. */
  function consenting() {
    const opened = new Set<string>();
    return (output: string) => {
      if (!output.includes('Waiting for it')) return;
      const links = output.match(/http:\S+adminconsent\S+/g) ?? [];
      const code = /enter the code ([A-Z]+)/.exec(output)?.[1];
      const all = [...links, ...(code ? [`${running().origin}/devicelogin?otc=${code}`] : [])];
      for (const address of all) {
        if (!opened.has(address)) void asAdministrator(address);
        opened.add(address);
      }
    };
  }

  test('docs/administrator.md: from nothing to a tenant with its first access, a clean doctor, and out again', async () => {
    const done: string[] = [];
    for (const { act, script } of blocksOf('docs/administrator.md')) {
      if (act !== undefined && act !== 'consent') await ACTS[act]?.();
      if (script === undefined) continue;
      const heard = act === 'consent' ? consenting() : undefined;
      let { code, output } = await runBlock(script, folder, env, heard);
      // On a busy machine a question may take too long; the doctor says then to be run again.
      if (code === 2 && output.includes('Run this again.')) {
        ({ code, output } = await runBlock(script, folder, env));
      }
      expect({ script, code, said: code === 0 ? '' : output }).toEqual({
        script,
        code: 0,
        said: '',
      });
      done.push(script);
    }
    expect(done.length).toBeGreaterThanOrEqual(6);
    const acts = blocksOf('docs/administrator.md').flatMap(({ act }) => act ?? []);
    expect(acts.filter((act) => act !== 'consent' && !(act in ACTS))).toEqual([]);
  }, 420_000);

  test.each(['docs/auditor.md', 'docs/contributor.md'])(
    '%s: each command does what it says',
    async (page) => {
      const scripts = blocksOf(page).flatMap(({ script }) => script ?? []);
      expect(scripts.length).toBeGreaterThan(1);
      for (const script of scripts) {
        const { code, output } = await runBlock(script, folder, env);
        expect({ script, code, said: code === 0 ? '' : output }).toEqual({
          script,
          code: 0,
          said: '',
        });
      }
    },
    300_000,
  );
});
