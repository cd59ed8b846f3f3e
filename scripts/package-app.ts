// `npm run package [-- --env dev]`: the Teams app as a zip, filled from env/, the same bytes for the same values.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, parseEnv } from 'node:util';
import { fill, type Values } from './package/fill.ts';
import { zip } from './package/zip.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: options } = parseArgs({
  options: { env: { type: 'string', default: 'dev' }, out: { type: 'string' } },
});
const name = options.env;
if (!/^[\w-]+$/.test(name)) refuse([`--env is "${name}"; write the name of a file env/.env.NAME`]);

const envFile = (suffix: string): Values => {
  const file = join(root, 'env', `.env.${name}${suffix}`);
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
};
if (!existsSync(join(root, 'env', `.env.${name}`))) {
  refuse([`there is no env/.env.${name}; --env names one of the files in env/`]);
}
const given = { ...envFile(''), ...envFile('.user') };
// A pipeline hands over values by its environment; it wins, as it does for the Toolkit.
const values = Object.fromEntries(
  Object.keys(given).map((key) => [key, process.env[key] ?? given[key]]),
);

const problems: string[] = [];
const filled = (file: string): Buffer => {
  const result = fill(readFileSync(join(root, 'appPackage', file), 'utf8'), values);
  if ('problems' in result) problems.push(...result.problems);
  return Buffer.from('text' in result ? result.text : '', 'utf8');
};
const source = JSON.parse(readFileSync(join(root, 'appPackage', 'manifest.json'), 'utf8')) as {
  icons: { color: string; outline: string };
  localizationInfo?: { additionalLanguages?: Array<{ file: string }> };
};
const languages = (source.localizationInfo?.additionalLanguages ?? []).map(({ file }) => file);
const entries = [
  ...['manifest.json', ...languages].map((file) => ({ name: file, bytes: filled(file) })),
  ...[source.icons.color, source.icons.outline].map((file) => ({
    name: file,
    bytes: readFileSync(join(root, 'appPackage', file)),
  })),
];
if (problems.length > 0) refuse([...new Set(problems)]);

const out = options.out ?? join(root, 'appPackage', 'build', `appPackage.${name}.zip`);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, zip(entries));
process.stdout.write(`${out}: ${entries.map((entry) => entry.name).join(', ')}\n`);

function refuse(lines: readonly string[]): never {
  const list = lines.map((line) => `  - ${line}\n`).join('');
  process.stderr.write(
    `The app was not packaged.\n${list}Values stand in env/.env.${name}, those of one person in env/.env.${name}.user.\n`,
  );
  process.exit(1);
}
