// `npm run package`: the zip that is uploaded, and what it refuses.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { zip } from '../../scripts/package/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'drawbridge-package-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** By the directory at the end, as a reader of zips goes about it. */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const local = bytes.readUInt32LE(at + 42);
    const path = bytes.subarray(at + 46, at + 46 + (name ?? 0)).toString('utf8');
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const stored = bytes.subarray(start, start + size);
    files.set(path, method === 8 ? inflateRawSync(stored) : stored);
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

const pack = (env: string, out: string) =>
  spawnSync(process.execPath, ['scripts/package-app.ts', '--env', env, '--out', out], {
    encoding: 'utf8',
  });

test('the zip holds what Teams wants, at its root, with every place filled', () => {
  const out = join(folder, 'one.zip');
  expect(pack('playground', out).status).toBe(0);
  const files = unzip(readFileSync(out));
  expect([...files.keys()]).toEqual(['color.png', 'de.json', 'manifest.json', 'outline.png']);
  for (const name of ['manifest.json', 'de.json']) {
    const text = files.get(name)?.toString('utf8') ?? '';
    expect(text).not.toContain('${{');
    expect(JSON.parse(text)).toHaveProperty('$schema');
  }
  expect(files.get('color.png')).toEqual(readFileSync('appPackage/color.png'));
  // Another program reads it as well, where there is one.
  const other = spawnSync('unzip', ['-tq', out]);
  expect(other.error ? 0 : other.status).toBe(0);
});

test('packed again it is the same, byte for byte', () => {
  const [first, second] = ['a.zip', 'b.zip'].map((name) => join(folder, name));
  pack('playground', first ?? '');
  pack('playground', second ?? '');
  expect(readFileSync(first ?? '').equals(readFileSync(second ?? ''))).toBe(true);
  const entries = ['b', 'a'].map((name) => ({ name, bytes: Buffer.from(name) }));
  expect(zip(entries)).toEqual(zip([...entries].reverse()));
});

test('what is not filled in is named, all of it at once', () => {
  const result = pack('dev', join(folder, 'no.zip'));
  expect(result.status).toBe(1);
  for (const name of ['TEAMS_APP_ID', 'BOT_ID', 'PRIVACY_URL']) {
    expect(result.stderr).toContain(`${name} is empty`);
  }
});

test('a value from the environment wins, and a wrong one is refused', () => {
  const args = ['scripts/package-app.ts', '--env', 'playground', '--out', join(folder, 'x.zip')];
  const withId = (BOT_ID: string) => ({ env: { ...process.env, BOT_ID }, stdio: 'pipe' as const });
  expect(() => execFileSync(process.execPath, args, withId('my bot'))).toThrow(
    /BOT_ID is "my bot", which is not an id/,
  );
  execFileSync(process.execPath, args, withId('11111111-2222-4333-8444-555555555555'));
  const manifest = unzip(readFileSync(join(folder, 'x.zip'))).get('manifest.json');
  expect(String(manifest)).toContain('11111111-2222-4333-8444-555555555555');
});
