// `npm start`: runs sandbox and product beside each other, keeps them running, and ends with them.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepRunning } from './start/child.mjs';
import { openLog } from './start/log.mjs';
import { findRuntime } from './start/runtime.mjs';
import {
  outsideSettings,
  portProblem,
  productSettings,
  readArguments,
  sandboxSettings,
} from './start/settings.mjs';
import { answers200, portFree } from './start/wait.mjs';

/** How a program says that its settings are wrong (sysexits.h): starting it again cannot help. */
const REFUSED_SETTINGS = 78;
const PATIENCE_MS = 10_000;

const say = (text) => process.stdout.write(`${text}\n`);
const refuse = (sentence, code = 1) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = readArguments(process.argv.slice(2));
if (args.problem) refuse(args.problem);
const runtime = findRuntime(root);
if (runtime.problem) refuse(runtime.problem);

const outside = outsideSettings(process.cwd());
const ofSandbox = sandboxSettings(outside, args);
const wrongPort = portProblem(ofSandbox);
if (wrongPort) refuse(wrongPort);
const dataDir = resolve(ofSandbox.DATA_DIR);
// What this one was started with holds for both.
const flags = ['--disable-warning=ExperimentalWarning', ...process.execArgv];
let sandbox;
let product;
let sandboxUp = false;
let ending = false;

async function end(code) {
  if (ending) return;
  ending = true;
  // The product first: while it drains it still talks to the sandbox.
  await product?.stop(PATIENCE_MS);
  await sandbox?.stop(PATIENCE_MS);
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0));

/** Tells other programs which processes belong to this start; replaced as a whole, never half. */
function writeRunFile() {
  const file = join(dataDir, 'run.json');
  const ports = { product: Number(ofSandbox.PORT), sandbox: Number(ofSandbox.SANDBOX_PORT) };
  const pids = { parent: process.pid, sandbox: sandbox?.pid(), product: product?.pid() };
  writeFileSync(`${file}.new`, `${JSON.stringify({ ...pids, ports }, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/** Lets `npm run audit:verify` ask the running product, which alone may open its database. */
function writeSecret() {
  const file = join(dataDir, 'control.secret');
  rmSync(file, { force: true });
  writeFileSync(file, ofSandbox.CONTROL_SECRET, { mode: 0o600 });
}

/** What is to be known about files of the estate that are not in force; nothing where they are. */
async function estateNote() {
  const response = await fetch(`http://127.0.0.1:${ofSandbox.PORT}/control/estate`, {
    method: 'POST',
    headers: { 'x-control-secret': ofSandbox.CONTROL_SECRET },
  }).catch(() => undefined);
  return response?.ok ? (await response.json()).note : undefined;
}

const how = ({ code, signal }) => (signal ? `ended by ${signal}` : `ended with code ${code}`);

function startProduct(ready) {
  const log = openLog(join(dataDir, 'product.log'));
  product = keepRunning({
    command: runtime.path,
    // As in the Dockerfile: a burst is over before what it needed for a moment has to be tidied away.
    args: () => [
      ...flags,
      '--max-semi-space-size=32',
      '--heap-growing-percent=150',
      '--concurrent-marking-max-worker-num=1',
      join(root, 'src', 'main.ts'),
    ],
    env: productSettings(outside, ofSandbox, ready),
    onStart(child) {
      log.follow(child);
      setImmediate(writeRunFile);
    },
    mayRestart: ({ code }) => code !== REFUSED_SETTINGS,
    onRestart: (death) => say(`Product ${how(death)}; it is started again.`),
    onEnd: ({ code, stopping }) => stopping || void end(code ?? 1),
  });
}

async function whenSandboxIsUp(ready) {
  if (sandboxUp || ready?.type !== 'ready') return;
  sandboxUp = true;
  writeSecret();
  const { PORT } = ofSandbox;
  if (!(await portFree(Number(PORT)))) {
    process.stderr.write(`Port ${PORT} is in use. Stop what runs there, or set PORT to another.\n`);
    return end(1);
  }
  startProduct(ready);
  await answers200(`http://127.0.0.1:${PORT}/readyz`);
  if (args.fresh && ofSandbox.DATABASE_URL) {
    // A database server is not emptied with the data folder.
    await fetch(`${ready.origin}/sandbox/reset`, { method: 'POST' });
  }
  say(`\nDrawbridge is running:  ${ready.origin}/`);
  say('Open it in a browser and play one of the stories. Ctrl+C stops it; -- --fresh starts over.');
  const waits = await estateNote();
  if (waits) say(`\n${waits}\nOr begin anew with the files as they are: npm start -- --fresh`);
}

mkdirSync(dataDir, { recursive: true });
say('Starting. The first time, or on a busy machine, it takes up to a minute.');
let fresh = args.fresh;
sandbox = keepRunning({
  command: runtime.path,
  args: () => {
    const once = fresh ? ['--fresh'] : [];
    fresh = false;
    return [...flags, join(root, 'src', 'sandbox', 'main.ts'), ...once];
  },
  env: ofSandbox,
  onStart(child) {
    child.stdout.pipe(process.stdout, { end: false });
    child.stderr.pipe(process.stderr, { end: false });
    if (sandboxUp) setImmediate(writeRunFile);
  },
  onMessage: (message) => void whenSandboxIsUp(message),
  mayRestart: () => sandboxUp,
  onRestart: (death) => say(`Sandbox ${how(death)}; it is started again.`),
  onEnd: ({ code, stopping }) => stopping || void end(code ?? 1),
});
