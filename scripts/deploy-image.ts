// `npm run deploy:image -- --env dev [--tag TAG] [--dry-run]`: the registry builds the image, then the deployment runs it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, parseEnv } from 'node:util';
import { fill } from './package/fill.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: options } = parseArgs({
  options: {
    env: { type: 'string', default: 'dev' },
    tag: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
});
const file = join(root, 'env', `.env.${options.env}`);
if (!existsSync(file)) refuse(`There is no env/.env.${options.env}.`);
const text = readFileSync(file, 'utf8');
const own = `${file}.user`;
const kept: Record<string, string | undefined> = {
  ...parseEnv(text),
  ...(existsSync(own) && parseEnv(readFileSync(own, 'utf8'))),
};
// A pipeline hands over values by its environment; it wins, as it does for the Toolkit.
const values = Object.fromEntries(
  Object.keys(kept).map((key) => [key, process.env[key] ?? kept[key]]),
);
const needed = (name: string): string => {
  const value = values[name] ?? '';
  if (value === '') refuse(`${name} is empty in env/.env.${options.env}. Provision first.`);
  return value;
};

const registry = needed('REGISTRY_NAME');
const image = `drawbridge:${options.tag ?? commit()}`;
const whole = `${registry}.azurecr.io/${image}`;
const subscription = ['--subscription', needed('AZURE_SUBSCRIPTION_ID')];
const parameters = fill(readFileSync(join(root, 'infra', 'main.parameters.json'), 'utf8'), {
  ...values,
  CONTAINER_IMAGE: whole,
});
if ('problems' in parameters) refuse(`Not deployed: ${parameters.problems.join(', ')}.`);
const given = (JSON.parse(parameters.text) as { parameters: Record<string, { value: string }> })
  .parameters;

az('acr', 'build', ...subscription, '--registry', registry, '--image', image, '.');
// Kept, so that the next provisioning runs the same.
if (!options['dry-run']) {
  writeFileSync(file, text.replace(/^CONTAINER_IMAGE=.*$/m, `CONTAINER_IMAGE=${whole}`));
}
az(
  ...['deployment', 'group', 'create', ...subscription, '--name', 'drawbridge'],
  ...['--resource-group', needed('AZURE_RESOURCE_GROUP_NAME')],
  ...['--template-file', 'infra/main.bicep', '--parameters'],
  ...Object.entries(given).map(([name, { value }]) => `${name}=${value}`),
);

/** An image can be traced to what it was built from only when that is committed. */
function commit(): string {
  const git = (...words: string[]) =>
    spawnSync('git', words, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? '';
  const hash = git('rev-parse', '--short=12', 'HEAD');
  if (hash === '') refuse('This is no git checkout; name the image with --tag.');
  if (git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!env') !== '') {
    refuse('There are changes that are not committed; commit them, or name the image with --tag.');
  }
  return hash;
}

function az(...words: string[]): void {
  process.stdout.write(`az ${words.join(' ')}\n`);
  if (options['dry-run']) return;
  const { status, error } = spawnSync('az', words, { cwd: root, stdio: 'inherit' });
  if (error) refuse(`az could not be run: ${error.message}. Install the Azure CLI and sign in.`);
  if (status !== 0) refuse(`az ended with ${status}; nothing after it was done.`);
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
