// Which licence each package of production is under, by the lock file and, where that is silent, by the package itself.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** All of these allow to use, change and pass on, and ask for no more than their text and names to be kept. */
export const ALLOWED: readonly string[] = [
  ...['MIT', 'Apache-2.0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0'],
  ...['Unlicense', 'CC0-1.0'],
];

/** Packages that name their licence in no field; read in the file of each. */
const BY_THEIR_FILE: Readonly<Record<string, { licence: string; file: string; says: RegExp }>> = {
  jspath: { licence: 'MIT', file: 'LICENSE', says: /Permission is hereby granted, free of charge/ },
};

export function licencesOf(root: string): Licensed[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string; dev?: boolean; license?: string }>;
  };
  const found = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version, license }]) => {
      const name = path.replace(/^.*node_modules\//, '');
      return { name, version, licence: license ?? ofPackage(join(root, path), name) };
    });
  const unique = new Map(found.map((one) => [`${one.name}@${one.version}`, one]));
  return [...unique.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function ofPackage(folder: string, name: string): string {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return 'unknown';
  // An old form: a list of objects.
  const { licenses } = JSON.parse(readFileSync(file, 'utf8')) as { licenses?: { type: string }[] };
  if (licenses?.length) return licenses.map(({ type }) => type).join(' OR ');
  const own = BY_THEIR_FILE[name];
  if (!own || !existsSync(join(folder, own.file))) return 'unknown';
  return own.says.test(readFileSync(join(folder, own.file), 'utf8')) ? own.licence : 'unknown';
}

/** One of the licences on offer is enough. */
export const isAllowed = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((one) => ALLOWED.includes(one.trim()));

export function licencesPage(all: readonly Licensed[]): string {
  return [
    '# Packages of production and their licences',
    '',
    '<!-- Made by `npm run licences` from package-lock.json; a test keeps both equal. -->',
    '',
    'What `npm ci --omit=dev` installs. The bill of materials in CycloneDX is printed by `npm run sbom`.',
    '',
    '| package | version | licence |',
    '| --- | --- | --- |',
    ...all.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
    '',
  ].join('\n');
}
