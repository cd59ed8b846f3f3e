// The README's tables name every kind of access there is, and the permissions its writers have.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kinds } from '../../src/domain/access/kinds/index.ts';

const readme = readFileSync('README.md', 'utf8');
const rows = readme.split('\n').filter((line) => line.startsWith('| '));
const { identities } = JSON.parse(readFileSync('infra/graph-permissions.json', 'utf8')) as {
  identities: Record<string, { permissions: Record<string, unknown> }>;
};

describe('the README', () => {
  test.each(kinds.map((kind) => [kind.title, kind] as const))('has %s', (title, kind) => {
    const row = rows.find((line) => line.startsWith(`| ${title} |`));
    expect(row).toBeDefined();
    const written = /^\| [^|]*\| [^|]*\| ([^|]*)\|/.exec(row ?? '')?.[1] ?? '';
    const permissions = kind.writers.flatMap((writer) =>
      Object.keys(identities[writer]?.permissions ?? {}),
    );
    const named = [...written.matchAll(/`([^`]+)`/g)].map(([, permission]) => permission);
    // One of its writers may serve only a part of the kind; nothing is named that no writer has.
    for (const permission of named) {
      expect(JSON.stringify(identities)).toContain(`"${permission}"`);
    }
    if (permissions.length > 0) expect(permissions.some((one) => named.includes(one))).toBe(true);
  });

  test('counts them', () => {
    expect(readme).toContain('Sixteen kinds of access');
    expect(kinds).toHaveLength(16);
  });
});
