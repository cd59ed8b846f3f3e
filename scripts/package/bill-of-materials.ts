// A CycloneDX bill of materials from package-lock.json: each package of production, its licence, its hash, what it needs.
// `npm sbom --omit dev` leaves out what a tool of development needs as well, such as pg; so it is made here.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { licencesOf } from './licences.ts';

interface Locked {
  readonly name?: string;
  readonly version: string;
  readonly dev?: boolean;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** https://github.com/package-url/purl-spec: the scope's @ is written as %40. */
const refOf = (name: string, version: string) => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

/** The same bytes for the same lock file: neither a date nor a number by chance. */
export function billOfMaterials(root: string): string {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const { name, version, packages } = JSON.parse(text) as {
    name: string;
    version: string;
    packages: Record<string, Locked>;
  };
  const production = new Map(Object.entries(packages).filter(([, { dev }]) => !dev));
  const licences = new Map(
    licencesOf(root).map((one) => [`${one.name}@${one.version}`, one.licence]),
  );
  const refAt = (path: string): string => {
    const locked = production.get(path);
    return path === '' ? refOf(name, version) : refOf(nameOf(path), locked?.version ?? '');
  };
  const components = [...production]
    .filter(([path]) => path !== '')
    .map(([path, locked]) => ({
      type: 'library',
      'bom-ref': refAt(path),
      name: nameOf(path),
      version: locked.version,
      purl: refAt(path),
      licenses: [licenceOf(licences.get(`${nameOf(path)}@${locked.version}`) ?? 'unknown')],
      ...(locked.integrity && { hashes: [hashOf(locked.integrity)] }),
    }));
  const needs = new Map<string, Set<string>>();
  for (const [path, locked] of production) {
    const found = Object.keys({
      ...locked.dependencies,
      ...locked.optionalDependencies,
      ...locked.peerDependencies,
    }).flatMap((one) => resolved(path, one, production));
    const known = needs.get(refAt(path)) ?? new Set();
    for (const one of found) known.add(refAt(one));
    needs.set(refAt(path), known);
  }
  const unique = new Map(components.map((one) => [one['bom-ref'], one]));
  return `${JSON.stringify(
    {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      serialNumber: `urn:uuid:${uuidFrom(text)}`,
      version: 1,
      metadata: {
        component: { type: 'application', 'bom-ref': refOf(name, version), name, version },
      },
      components: [...unique.values()].sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)),
      dependencies: [...needs]
        .map(([ref, dependsOn]) => ({ ref, dependsOn: [...dependsOn].sort() }))
        .sort((a, b) => (a.ref < b.ref ? -1 : 1)),
    },
    null,
    2,
  )}\n`;
}

/** As Node looks for it: beside the package, then further out. */
function resolved(path: string, name: string, all: ReadonlyMap<string, Locked>): string[] {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const here = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (all.has(here)) return [here];
    if (at === '') return [];
    if (!at.includes('/node_modules/')) at = '/node_modules/';
  }
}

const licenceOf = (licence: string) =>
  / OR | AND /.test(licence) ? { expression: licence } : { license: { id: licence } };

function hashOf(integrity: string) {
  const [algorithm = '', base64 = ''] = integrity.split('-');
  return {
    alg: algorithm.toUpperCase().replace('SHA', 'SHA-'),
    content: Buffer.from(base64, 'base64').toString('hex'),
  };
}

/** A UUID of version 8, made from what it stands for. */
function uuidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
