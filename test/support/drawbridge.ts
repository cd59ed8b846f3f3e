// The whole thing as `npm start` runs it, on free ports and a folder of its own, driven over HTTP.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { isAlive } from './alive.ts';
import { newDataDir, removeDataDir } from './database-template.ts';

export interface Message {
  readonly id: string;
  readonly at: string;
  readonly editedAt?: string;
  readonly text: string;
  readonly attachments: ReadonlyArray<{ readonly content: Record<string, unknown> }>;
}

export interface Answer {
  readonly messages: Message[];
  readonly dialog?: { id: string; title: string; card: Record<string, unknown> };
  readonly error?: { code: string; message: string };
  readonly notice?: string;
  readonly openUrl?: string;
  readonly signIn?: { readonly text: string; readonly title: string };
}

interface Call {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly appId: string;
}

interface Exchange extends Call {
  readonly requestBody: { requests?: Array<{ id: string; method: string; url: string }> } | null;
  readonly responseBody: { responses?: Array<{ id: string; status: number }> } | null;
}

function callsOf({ requestBody, responseBody, ...exchange }: Exchange): Call[] {
  if (!exchange.url.includes('/$batch')) return [exchange];
  return (requestBody?.requests ?? []).map(({ id, method, url }) => ({
    appId: exchange.appId,
    method,
    url: `/v1.0${url}`,
    status: responseBody?.responses?.find((one) => one.id === id)?.status ?? 0,
  }));
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What takes long is looked at less often: a look costs those who are at work on it. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  ms = 20_000,
): Promise<T> {
  const begun = Date.now();
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    const waited = Date.now() - begun;
    if (waited > ms) throw new Error(`It did not happen in time: ${what}.`);
    await pause(Math.min(60, 15 + waited / 20));
  }
}

export interface StartOptions {
  readonly record?: string;
  readonly scenario?: string;
  /** It will run for long enough that fast code pays. */
  readonly forLong?: boolean;
  /** Settings from outside; `origin` is where the sandbox will answer. */
  env?(origin: string): Record<string, string>;
}

export async function startDrawbridge(options: StartOptions = {}) {
  const [port, sandboxPort] = await Promise.all([freePort(), freePort()]);
  const dataDir = newDataDir();
  const origin = `http://127.0.0.1:${sandboxPort}`;
  let output = '';
  let parent: ChildProcess | undefined;

  const start = async () => {
    const args = options.scenario ? ['--scenario', options.scenario] : [];
    // In a process of seconds, compiling the embedded database a second time costs more than it gains.
    const flags = options.forLong ? [] : ['--liftoff-only'];
    parent = spawn(process.execPath, [...flags, 'scripts/start.mjs', ...args], {
      env: {
        ...process.env,
        PORT: String(port),
        SANDBOX_PORT: String(sandboxPort),
        DATA_DIR: dataDir,
        LOG_LEVEL: 'info',
        // Tenants are read when somebody asks, so that nothing but what a test tells is called.
        POSTURE_EVERY: 'off',
        // Started dozens of times, the product need not be compiled as often.
        NODE_COMPILE_CACHE: 'node_modules/.cache/compile',
        ...(options.record && { SANDBOX_RECORD: options.record }),
        ...options.env?.(origin),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    parent.stdout?.on('data', (chunk) => (output += String(chunk)));
    parent.stderr?.on('data', (chunk) => (output += String(chunk)));
    await ready();
  };
  const ready = () =>
    until(
      'ready',
      async () => {
        if (parent?.exitCode !== null) throw new Error(`It ended.\n${output}`);
        const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
        return response?.ok && output.includes(origin);
      },
      120_000,
    );

  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${origin}${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const persona = (name: string) => `/sandbox/personas/${name}`;
  const run = () =>
    JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as {
      product: number;
      sandbox: number;
    };

  await start();
  return {
    origin,
    botOrigin: `http://127.0.0.1:${port}`,
    dataDir,
    call,
    ready,
    say: (name: string, text: string) =>
      call<Answer>('POST', `${persona(name)}/messages`, { text }),
    chat: async (name: string) =>
      (await call<{ messages: Message[] }>('GET', `${persona(name)}/messages`)).messages,
    press: (
      name: string,
      messageId: string,
      action: string,
      inputs: Record<string, unknown> = {},
      more: Record<string, unknown> = {}, // Whoever is asked to sign in again does so, unless a test says otherwise.
    ) =>
      call<Answer>('POST', `${persona(name)}/actions`, {
        messageId,
        action,
        inputs,
        signIn: true,
        ...more,
      }),
    advance: (duration: string) =>
      call<{ now: string }>('POST', '/sandbox/clock', { advance: duration }),
    fault: (fault: Record<string, unknown>) => call('POST', '/sandbox/faults', fault),
    clearFaults: () => call('DELETE', '/sandbox/faults'),
    /** A fault with a count is gone from the list once it was met. */
    faultMet: () =>
      until('the fault is met', async () => {
        const { faults } = await call<{ faults: unknown[] }>('GET', '/sandbox/faults');
        return faults.length === 0;
      }),
    changes: async () =>
      (
        await call<{
          changes: Array<{
            tenant: string;
            summary: string;
            after: string;
            method: string;
            path: string;
            clientRequestId?: string;
          }>;
        }>('GET', '/sandbox/changes')
      ).changes,
    /** Every call, those that travelled in a batch one by one. */
    traffic: async () =>
      (await call<{ entries: Exchange[] }>('GET', '/sandbox/traffic')).entries.flatMap(callsOf),
    tenant: <T>(name: string) => call<T>('GET', `/sandbox/tenants/${name}`),
    /** SIGKILL of the product alone; the parent starts it again. */
    async kill() {
      const before = run().product;
      process.kill(before, 'SIGKILL');
      await until('another product', () => run().product !== before);
      await ready();
    },
    productLog: () => readFileSync(join(dataDir, 'product.log'), 'utf8'),
    /** Everything is over afterwards: a parent that is killed is followed by its own a moment later. */
    async stopParent(signal: NodeJS.Signals = 'SIGTERM') {
      const own = [run().product, run().sandbox];
      const ended = new Promise((resolve) => parent?.once('exit', resolve));
      parent?.kill(signal);
      await ended;
      await until('its processes are over', () => !own.some(isAlive));
    },
    start,
    async stop() {
      if (parent?.exitCode === null && parent.signalCode === null) await this.stopParent();
      removeDataDir(dataDir);
    },
  };
}

export type Drawbridge = Awaited<ReturnType<typeof startDrawbridge>>;

/** The newest card that shows a request to this person. */
export function requestCardIn(messages: readonly Message[]): Message {
  const found = [...messages]
    .reverse()
    .find((message) => /· rule /.test(JSON.stringify(message.attachments)));
  if (!found) throw new Error('No card about a request is in this chat.');
  return found;
}

/** Everything a person reads in a message, in one text. */
export function textOf(message: Omit<Message, 'at'>): string {
  const texts: string[] = [message.text];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    else if (typeof value === 'object' && value !== null) {
      const element = value as Record<string, unknown>;
      if (element.type === 'TextBlock' || element.type === 'TextRun') {
        texts.push(String(element.text));
      }
      for (const [key, item] of Object.entries(element)) if (key !== 'fallback') walk(item);
    }
  };
  for (const attachment of message.attachments) walk(attachment.content);
  return texts.join('\n').replaceAll('\\', '');
}

/** Value of the choice of an input whose title contains these words. */
export function choiceOf(card: Record<string, unknown>, input: string, words: string): string {
  const elements = (card.body as Array<Record<string, unknown>>).flatMap((element) => [
    element,
    ...((element.items ?? []) as Array<Record<string, unknown>>),
  ]);
  const inputs = elements.filter(({ id }) => id === input);
  const choices = inputs.flatMap((item) => item.choices as Array<{ title: string; value: string }>);
  const found = choices.find(({ title }) => title.includes(words));
  if (!found) throw new Error(`No choice says "${words}": ${choices.map((c) => c.title).join()}`);
  return found.value;
}
