// What the sandbox is started with: arguments and environment, read in one place.
import { parseArgs } from 'node:util';

export interface Options {
  readonly port: number;
  readonly dataDir: string;
  readonly scenarioDir: string;
  readonly fresh: boolean;
  readonly botAppId: string;
  /** Without it there is no product, and the people of the scenario have nobody to talk to. */
  readonly productUrl?: string;
  readonly controlSecret?: string;
}

/** A setting that cannot be used, in one sentence for people. */
export class OptionRefused extends Error {}

export function readOptions(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Options {
  const { values } = parseArgs({
    args: [...words],
    options: { scenario: { type: 'string' }, fresh: { type: 'boolean', default: false } },
  });
  const of = (name: string) => environment[name] || undefined;
  const port = Number(of('SANDBOX_PORT') ?? 3979);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new OptionRefused(`SANDBOX_PORT is "${of('SANDBOX_PORT')}", which is no port number.`);
  }
  const productUrl = of('PRODUCT_URL');
  const controlSecret = of('CONTROL_SECRET');
  return {
    port,
    dataDir: of('DATA_DIR') ?? '.data',
    scenarioDir: values.scenario ?? of('SCENARIO_DIR') ?? 'estate/sandbox',
    fresh: values.fresh,
    botAppId: of('BOT_APP_ID') ?? '7d1c52a4-3b86-4f0e-9a57-c1e0b5d4f302',
    ...(productUrl && { productUrl }),
    ...(controlSecret && { controlSecret }),
  };
}
