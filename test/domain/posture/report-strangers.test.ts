// The report names tenants that the estate does not know, by their id, with who could not be seen.
import { expect, test } from 'vitest';
import { checks } from '../../../src/domain/posture/checks/index.ts';
import { reportMarkdown } from '../../../src/domain/posture/report/markdown.ts';
import { buildReport } from '../../../src/domain/posture/report.ts';
import { at, PRIME, SECOND, type Spoil, STRANGER, see, valuesOf } from './boundary-golden.ts';

const crossings: Spoil = (w) => {
  valuesOf(w, PRIME).boundarySignIns = [
    { otherTenantId: STRANGER, direction: 'out', count: 3, people: 1, last: at(0) },
    { otherTenantId: SECOND, direction: 'out', count: 9, people: 4, last: at(0) },
  ];
};
const told = (...spoils: readonly Spoil[]): string => {
  const text = reportMarkdown(buildReport(see(...spoils), checks, []));
  return text.split('## Tenants that the estate does not know')[1]?.split('\n## ')[0] ?? '';
};

test('a tenant that nobody knows is named, one of ours is not', () => {
  const text = told(crossings);
  expect(text).toContain(
    `people of **Prime** signed in to ${STRANGER}: 3 sign-ins of 1 person, the last on 2026-11-20`,
  );
  expect(text).not.toContain('9 sign-ins');
});

test('a tenant whose sign-ins could not be seen is said', () => {
  expect(told(crossings)).toContain('- not seen of Second, Lab, Vault: ');
  expect(told()).toContain('- none, in the sign-ins that could be seen');
});

test('a stranger’s own name is told as what it calls itself, without markup', () => {
  const text = told(crossings, (w) => {
    valuesOf(w, PRIME).partnerNames = [
      { tenantId: STRANGER, displayName: '**Contoso** [x](https://evil.example)' },
    ] as never;
  });
  expect(text).toContain(`${STRANGER} (calls itself \\*\\*Contoso`);
  expect(text).not.toMatch(/(?<!\\)\]\(/);
});
