// What the sandbox is started with: arguments and environment, read in one place.
import { parseArgs } from 'node:util';

export interface Options {
  readonly port: number;
  readonly dataDir: string;
  readonly scenarioDir: string;
  readonly fresh: boolean;
  /** An estate to be made instead of a scenario that is read; nothing of it is kept. */
  readonly generate?: Generate;
  readonly botAppId: string;
  /** Without it there is no product, and the people of the scenario have nobody to talk to. */
  readonly productUrl?: string;
  readonly controlSecret?: string;
}

export interface Generate {
  readonly tenants: number;
  readonly guests: number;
  readonly seed: number;
  /** Writes it as a scenario's folder and ends. */
  readonly write?: string;
}

/** A setting that cannot be used, in one sentence for people. */
export class OptionRefused extends Error {}

export function readOptions(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      scenario: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      tenants: { type: 'string' },
      guests: { type: 'string' },
      seed: { type: 'string' },
      write: { type: 'string' },
    },
  });
  const of = (name: string) => environment[name] || undefined;
  const port = Number(of('SANDBOX_PORT') ?? 3979);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new OptionRefused(`SANDBOX_PORT is "${of('SANDBOX_PORT')}", which is no port number.`);
  }
  const generate = readGenerate(values);
  const productUrl = of('PRODUCT_URL');
  const controlSecret = of('CONTROL_SECRET');
  return {
    port,
    dataDir: of('DATA_DIR') ?? '.data',
    scenarioDir: values.scenario ?? of('SCENARIO_DIR') ?? 'estate/sandbox',
    fresh: values.fresh,
    ...(generate && { generate }),
    botAppId: of('BOT_APP_ID') ?? '7d1c52a4-3b86-4f0e-9a57-c1e0b5d4f302',
    ...(productUrl && { productUrl }),
    ...(controlSecret && { controlSecret }),
  };
}

const MOST_TENANTS = 10_000;
const MOST_GUESTS = 1_000_000;

function readGenerate(
  values: Readonly<Partial<Record<'tenants' | 'guests' | 'seed' | 'write' | 'scenario', string>>>,
): Generate | undefined {
  const { write } = values;
  if (values.tenants === undefined) {
    const alone = (['guests', 'seed', 'write'] as const).find((name) => values[name] !== undefined);
    if (alone) throw new OptionRefused(`--${alone} goes with --tenants, which says how many.`);
    return undefined;
  }
  if (values.scenario !== undefined)
    throw new OptionRefused('--tenants makes an estate, --scenario reads one. Choose one of them.');
  const tenants = wholeNumber('tenants', values.tenants, 1, MOST_TENANTS);
  return {
    tenants,
    guests: wholeNumber('guests', values.guests ?? String(tenants * 100), 0, MOST_GUESTS),
    seed: wholeNumber('seed', values.seed ?? '1', 0, Number.MAX_SAFE_INTEGER),
    ...(write !== undefined && { write }),
  };
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new OptionRefused(`--${name} is "${text}"; it must be a number from ${least} to ${most}.`);
}
