// Who accepts whose claims, as a table: a row for the tenant that accepts, a column for whose claims they are.
import type { TenantRelation } from '../between/relation.ts';
import type { TrustMatrix } from '../between/trust-matrix.ts';
import type { Claim } from '../question.ts';
import { inMarkdown } from './text.ts';

const SHORT: Readonly<Record<Claim, string>> = {
  mfa: 'MFA',
  'compliant-device': 'compliant devices',
  'hybrid-device': 'hybrid joined devices',
};
const CLAIMS: readonly Claim[] = ['mfa', 'compliant-device', 'hybrid-device'];

export function trustTable({ tenants, pairs }: TrustMatrix): string[] {
  const rows = tenants.filter(({ id }) =>
    pairs.some(({ at, trust }) => at.id === id && seen(trust)),
  );
  if (rows.length === 0) return [];
  const cell = (at: string, of: string): string => {
    const pair = pairs.find((one) => one.at.id === at && one.of.id === of);
    return pair ? trusted(pair.trust) : '';
  };
  return [
    '## Trust',
    'A row tells what that tenant accepts of people whose home is the tenant of the column.',
    [
      `| | ${tenants.map(({ name }) => inMarkdown(name)).join(' | ')} |`,
      `| --- | ${tenants.map(() => '---').join(' | ')} |`,
      ...rows.map(
        ({ id, name }) =>
          `| **${inMarkdown(name)}** | ${tenants.map((of) => cell(id, of.id)).join(' | ')} |`,
      ),
    ].join('\n'),
  ];
}

const seen = (trust: TenantRelation['trust']): boolean =>
  CLAIMS.some((claim) => toldClaim(trust, claim) !== undefined);

function trusted(trust: TenantRelation['trust']): string {
  const told = CLAIMS.map((claim) => [claim, toldClaim(trust, claim)] as const);
  if (told.every(([, value]) => value === undefined)) return 'unknown';
  const accepted = told.flatMap(([claim, value]) => (value ? [SHORT[claim]] : []));
  return accepted.join(', ') || 'nothing';
}

const toldClaim = (trust: TenantRelation['trust'], claim: Claim): boolean | undefined => {
  const told = trust[claim];
  return told.known ? told.value : undefined;
};
