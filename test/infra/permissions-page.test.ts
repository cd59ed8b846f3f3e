// The page for a change board says what infra/graph-permissions.json says, all of it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { permissionsPage } from '../../scripts/package/permissions-page.ts';

const source = readFileSync('infra/graph-permissions.json', 'utf8');
const page = readFileSync('docs/permissions.md', 'utf8');

test('the page is the one that the file gives; otherwise: npm run permissions-page', () => {
  expect(page).toBe(permissionsPage(source));
});

test('each identity has its chapter with each of its permissions, and each table is whole', () => {
  const { identities } = JSON.parse(source) as {
    identities: Record<string, { permissions: Record<string, { reason: string }> }>;
  };
  const chapters = page.split(/^## /m).slice(1);
  expect(chapters).toHaveLength(Object.keys(identities).length);
  Object.entries(identities).forEach(([name, { permissions }], at) => {
    const chapter = chapters[at] ?? '';
    expect(chapter.startsWith(`${name}\n`)).toBe(true);
    const rows = chapter.match(/^\| `[^`]+` \|.*\|$/gm) ?? [];
    expect(rows).toHaveLength(Object.keys(permissions).length);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
  });
});
