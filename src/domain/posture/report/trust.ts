// Who accepts whose claims, as a table: a row for the tenant that accepts, a column for whose claims they are.
import type { NamedTenant } from '../between/naming.ts';
import type { TenantRelation } from '../between/relation.ts';
import type { TrustMatrix } from '../between/trust-matrix.ts';
import type { Claim } from '../question.ts';
import { inMarkdown } from './text.ts';

const SHORT: Readonly<Record<Claim, string>> = {
  mfa: 'MFA',
  'compliant-device': 'compliant devices',
  'hybrid-device': 'hybrid joined devices',
};
const NOTHING = 'nothing';
const UNKNOWN = 'unknown';
const CLAIMS: readonly Claim[] = ['mfa', 'compliant-device', 'hybrid-device'];

/** More columns than these cannot be read any more: then the pairs are told one by one. */
const WIDEST = 12;

export function trustTable({ tenants, pairs, byDefault }: TrustMatrix): string[] {
  if (![...pairs, ...byDefault].some(({ trust }) => seen(trust))) return [];
  // One that could not be read has a line as well: left out it would seem to accept nothing.
  const rows = tenants.filter(({ id }) => byDefault.some(({ at }) => at === id));
  return [
    '## Trust',
    ...(tenants.length > WIDEST
      ? asLines(rows, pairs, byDefault)
      : asTable(tenants, rows, pairs, byDefault)),
  ];
}

function asTable(
  tenants: readonly NamedTenant[],
  rows: readonly NamedTenant[],
  pairs: TrustMatrix['pairs'],
  byDefault: TrustMatrix['byDefault'],
): string[] {
  const cell = (at: string, of: string): string => {
    const pair = pairs.find((one) => one.at.id === at && one.of.id === of);
    // Of itself there is nothing to tell.
    if (!pair) return at === of ? '' : ofOthers(at, byDefault);
    return trusted(pair.trust);
  };
  return [
    'A row tells what that tenant accepts of people whose home is the tenant of the column; the last column is every tenant without an entry of its own, by default.',
    [
      `| | ${tenants.map(({ name }) => inMarkdown(name)).join(' | ')} | all others |`,
      `| --- | ${tenants.map(() => '---').join(' | ')} | --- |`,
      ...rows.map(
        ({ id, name }) =>
          `| **${inMarkdown(name)}** | ${tenants.map((of) => cell(id, of.id)).join(' | ')} | ${ofOthers(id, byDefault)} |`,
      ),
    ].join('\n'),
  ];
}

function asLines(
  rows: readonly NamedTenant[],
  pairs: TrustMatrix['pairs'],
  byDefault: TrustMatrix['byDefault'],
): string[] {
  const by = Map.groupBy(pairs, ({ at }) => at.id);
  const lines = rows.map(({ id, name }) => {
    const told = (by.get(id) ?? []).map(({ of, trust }) => ({ of, says: trusted(trust) }));
    const others = ofOthers(id, byDefault);
    const said = told
      .filter(({ says }) => says !== others)
      .map(({ of, says }) => `${inMarkdown(of.name)}: ${says}`);
    if (others === UNKNOWN && said.length === 0) return `- **${inMarkdown(name)}**: not known`;
    const rest =
      others === NOTHING ? [] : [`${ANYBODY[said.length > 0 ? 'else' : 'all']}: ${others}`];
    return `- **${inMarkdown(name)}**: ${[...said, ...rest].join('; ') || 'nothing of anybody'}`;
  });
  return [
    'What each tenant accepts of people whose home is another one. Of tenants that a line does not name it accepts nothing.',
    lines.join('\n'),
  ];
}

/** The default holds for every tenant without an entry: for the whole world, not for those listed alone. */
const ANYBODY = {
  all: 'every tenant there is, by default',
  else: 'every other tenant there is, by default',
};

const ofOthers = (id: string, byDefault: TrustMatrix['byDefault']): string => {
  const found = byDefault.find(({ at }) => at === id);
  return found ? trusted(found.trust) : UNKNOWN;
};

const seen = (trust: TenantRelation['trust']): boolean =>
  CLAIMS.some((claim) => toldClaim(trust, claim) !== undefined);

function trusted(trust: TenantRelation['trust']): string {
  const told = CLAIMS.map((claim) => [claim, toldClaim(trust, claim)] as const);
  if (told.every(([, value]) => value === undefined)) return UNKNOWN;
  const accepted = told.flatMap(([claim, value]) => (value ? [SHORT[claim]] : []));
  return accepted.join(', ') || NOTHING;
}

const toldClaim = (trust: TenantRelation['trust'], claim: Claim): boolean | undefined => {
  const told = trust[claim];
  return told.known ? told.value : undefined;
};
