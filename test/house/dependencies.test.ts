// What production brings along: licences that are allowed, and advisories that do not reach it.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { billOfMaterials } from '../../scripts/package/bill-of-materials.ts';
import { isAllowed, licencesOf, licencesPage } from '../../scripts/package/licences.ts';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<
    string,
    { version: string; dev?: boolean; dependencies?: Record<string, string> }
  >;
};
const production = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
const versionsOf = (name: string) =>
  production
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, { version }]) => version);

/** By numbers alone; none of these has a pre-release. */
function atLeast(version: string, least: string): boolean {
  const [a, b] = [version, least].map((one) => one.split('.').map(Number));
  for (const at of [0, 1, 2]) {
    if ((a?.[at] ?? 0) !== (b?.[at] ?? 0)) return (a?.[at] ?? 0) > (b?.[at] ?? 0);
  }
  return true;
}

describe('licences', () => {
  const all = licencesOf('.');

  test('every package of production is under one that is allowed', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
    expect(isAllowed('GPL-3.0')).toBe(false);
    expect(isAllowed('unknown')).toBe(false);
    expect(isAllowed('(GPL-3.0 OR MIT)')).toBe(true);
  });

  test('the list in docs is the one of the lock file; otherwise: npm run licences', () => {
    expect(readFileSync('docs/licences.md', 'utf8')).toBe(licencesPage(all));
  });

  test('the bill of materials has every one of them, with its hash and what it needs', () => {
    const text = billOfMaterials('.');
    const bill = JSON.parse(text) as {
      bomFormat: string;
      metadata: { component: { 'bom-ref': string } };
      components: Array<{ name: string; version: string; 'bom-ref': string; hashes?: unknown[] }>;
      dependencies: Array<{ ref: string; dependsOn: string[] }>;
    };
    expect(bill.bomFormat).toBe('CycloneDX');
    const named = bill.components.map(({ name, version }) => `${name}@${version}`);
    expect(named.sort()).toEqual(all.map(({ name, version }) => `${name}@${version}`).sort());
    expect(bill.components.filter(({ hashes }) => !hashes)).toEqual([]);
    const refs = [
      bill.metadata.component['bom-ref'],
      ...bill.components.map((one) => one['bom-ref']),
    ];
    const used = bill.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
    expect(used.filter((ref) => !refs.includes(ref))).toEqual([]);
    const direct = bill.dependencies.find(({ ref }) => ref === refs[0])?.dependsOn ?? [];
    const asked = Object.keys(packages['']?.dependencies ?? {});
    expect(direct).toHaveLength(asked.length);
    expect(billOfMaterials('.')).toBe(text);
  });
});

describe('advisories that SECURITY.md names', () => {
  // What the frozen SDKs bring, and from which version on it is mended.
  test.each([
    ['axios', '1.12.0'],
    ['form-data', '4.0.4'],
    ['ws', '7.5.10'],
    ['jsonwebtoken', '9.0.0'],
    ['node-fetch', '2.6.7'],
    ['follow-redirects', '1.15.6'],
    ['botframework-connector', '4.11.0'],
  ])('%s is %s or newer everywhere', (name, least) => {
    const versions = versionsOf(name);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => !atLeast(version, least))).toEqual([]);
  });

  test('uuid below 11.1.1: nobody in production writes into a buffer with it', () => {
    const old = versionsOf('uuid').filter((version) => !atLeast(version, '11.1.1'));
    expect(old.length).toBeGreaterThan(0);
    const users = production
      .filter(([, { dependencies = {} }]) => 'uuid' in dependencies)
      .map(([path]) => path)
      .filter((path) => existsSync(path));
    expect(users.length).toBeGreaterThan(5);
    const sources = users.flatMap((path) =>
      globSync(['{lib,dist,src,_ts3.4}/**/*.{js,cjs,mjs}'], { cwd: path }).map((file) =>
        readFileSync(join(path, file), 'utf8'),
      ),
    );
    const calls = sources
      .filter((text) => /['"]uuid['"]/.test(text))
      .flatMap((text) => text.match(/\buuid(?:_\d+)?\.v\d\b/g) ?? []);
    expect(calls.length).toBeGreaterThan(0);
    expect([...new Set(calls)].filter((call) => !call.endsWith('.v4'))).toEqual([]);
  });
});
