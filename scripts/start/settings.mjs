// The settings `npm start` gives to sandbox and product; whatever is set outside wins.
import { randomBytes } from 'node:crypto';
import { isAbsolute, relative } from 'node:path';
import { readEnvFile } from './env-file.mjs';

/** Identifies the sandbox's own bot; any GUID would do, and a fixed one keeps chats over restarts. */
const BOT_APP_ID = '7d1c52a4-3b86-4f0e-9a57-c1e0b5d4f302';

/** `outside` is what the environment and `.env` say, the environment first. */
export function outsideSettings(folder, environment = process.env) {
  return { ...readEnvFile(folder), ...environment };
}

export function sandboxSettings(outside, args) {
  const port = outside.PORT?.trim() || '3978';
  return {
    DATA_DIR: '.data',
    PRODUCT_URL: `http://127.0.0.1:${port}`,
    CONTROL_SECRET: randomBytes(24).toString('base64url'),
    BOT_APP_ID,
    ...outside,
    PORT: port,
    SANDBOX_PORT: outside.SANDBOX_PORT?.trim() || '3979',
    ...(args.scenario && { SCENARIO_DIR: args.scenario }),
  };
}

/** What is wrong with the two ports, in one sentence; undefined when both can be listened on. */
export function portProblem(ofSandbox) {
  for (const name of ['PORT', 'SANDBOX_PORT']) {
    const port = Number(ofSandbox[name]);
    if (Number.isInteger(port) && port > 0 && port <= 65_535) continue;
    return `${name} is "${ofSandbox[name]}"; write a port number from 1 to 65535, such as 3978.`;
  }
  if (Number(ofSandbox.PORT) !== Number(ofSandbox.SANDBOX_PORT)) return undefined;
  return `PORT and SANDBOX_PORT are both ${ofSandbox.PORT}; give them different numbers.`;
}

/** The file is named on cards and in messages: from here, if it lies below this folder. */
function shortest(file) {
  const fromHere = relative(process.cwd(), file);
  return fromHere.startsWith('..') || isAbsolute(fromHere) ? file : fromHere;
}

/** `sandbox` is what the sandbox said when it was up: its origin, the estate file, the bot's tenant. */
export function productSettings(outside, ofSandbox, sandbox) {
  const { PORT, DATA_DIR, CONTROL_SECRET, SANDBOX_PORT } = ofSandbox;
  return {
    DRAWBRIDGE_MODE: 'sandbox',
    DATA_DIR,
    CONTROL_SECRET,
    BOT_APP_ID: ofSandbox.BOT_APP_ID,
    BOT_TENANT_ID: sandbox.botTenantId,
    ESTATE_FILE: shortest(sandbox.estateFile),
    GRAPH_BASE_URL: `${sandbox.origin}/graph`,
    AUTHORITY_HOST: sandbox.origin,
    BOT_OPENID_METADATA_URL: `${sandbox.origin}/openid/.well-known/openidconfiguration`,
    BOT_SERVICE_ORIGINS: sandbox.origin,
    // Once a day: moving the clock by months stays quick.
    POSTURE_EVERY: 'P1D',
    ...outside,
    PORT,
    SANDBOX_PORT,
  };
}

/** Reads `--scenario DIR` and `--fresh`; anything else is `{ problem }`. */
export function readArguments(words) {
  const args = { fresh: false };
  for (let at = 0; at < words.length; at += 1) {
    const [name, value] = words[at].split(/=(.*)/s);
    if (name === '--fresh' && value === undefined) args.fresh = true;
    else if (name === '--scenario') {
      args.scenario = value ?? words[++at];
      if (!args.scenario) return { problem: '--scenario needs a folder behind it.' };
    } else return { problem: `Unknown option ${words[at]}. There are --scenario DIR and --fresh.` };
  }
  return args;
}
