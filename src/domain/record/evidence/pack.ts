// The files of an evidence pack: the same material as tables, as data and in words, and an index of their hashes.
import { sha256 } from '../../../shared/hash.ts';
import type { Estate } from '../../estate/estate.ts';
import type { Instant } from '../../facts.ts';
import type { EvidenceFinding } from './finding.ts';
import { findingsOf } from './findings.ts';
import { type Entry, isIn, type Material, type Period } from './material.ts';
import { reconcile } from './reconcile.ts';
import { iso, rowOf } from './row.ts';
import { type CutFiles, rulesOf } from './rules.ts';
import { summaryOf } from './summary.ts';
import { entriesCsv, findingsCsv, requestsCsv, stepsCsv } from './tables.ts';

export interface EvidencePack {
  /** By name; `index.json` has the hash of each of the others. */
  readonly files: Readonly<Record<string, string>>;
  readonly requests: number;
  readonly findings: readonly EvidenceFinding[];
}

/** What only asked; whatever else stands under no request changed Drawbridge or what it may do. */
const LOOKUPS: readonly string[] = [
  'access-compared',
  'posture-asked',
  'posture-refused',
  'posture-exported',
  'history-asked',
  'data-told',
];

export function makePack(
  estate: Estate,
  period: Period,
  material: Material,
  now: Instant,
  cut: CutFiles,
): EvidencePack {
  const rows = material.requests.map((request) => rowOf({ estate, material, now }, request));
  const reconciled = reconcile(period, material);
  const findings = findingsOf({ estate, period, material, rows, reconciled, now });
  const ofPeriod = material.entries.filter(({ at }) => isIn(period, at));
  const aside = ofPeriod.filter(({ requestId }) => requestId === null);
  const changes = aside.filter(({ verb }) => !LOOKUPS.includes(verb));
  const lookups = ofPeriod.filter(({ verb }) => LOOKUPS.includes(verb));
  const who = (pseudonym: string) => material.accounts.get(pseudonym) ?? `pseudonym ${pseudonym}`;
  const counts = { requests: rows.length, changes: changes.length, lookups: lookups.length };
  const files: Record<string, string> = {
    'summary.md': summaryOf({
      estate,
      period,
      material,
      rows,
      findings,
      reconciled,
      now,
      ...counts,
    }),
    'requests.csv': requestsCsv(rows),
    'steps.csv': stepsCsv(rows),
    'requests.json': json(rows),
    'findings.csv': findingsCsv(findings),
    'findings.json': json(findings),
    'changes.csv': entriesCsv(changes, who),
    'changes.json': json(changes.map((entry) => plain(entry, who))),
    'rules.json': json(rulesOf(material, period.tenants, cut)),
    'questions.csv': entriesCsv(lookups, who),
    'audit.csv': entriesCsv(ofPeriod, who),
    'audit.json': json({
      verification: material.chain,
      entries: ofPeriod.map(({ sequence, previousHash, hash, body }) => ({
        sequence,
        previousHash,
        hash,
        body,
      })),
    }),
  };
  const index = {
    organization: estate.organization,
    from: iso(period.from),
    to: iso(period.to),
    tenants: period.tenants ?? 'all',
    madeAt: iso(now),
    ...counts,
    reconciliation: reconciled,
    audit: material.chain,
    files: Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        { sha256: sha256(text), bytes: new TextEncoder().encode(text).length },
      ]),
    ),
  };
  return { files: { ...files, 'index.json': json(index) }, requests: rows.length, findings };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const plain = (
  { sequence, hash, verb, at, tenantId, actor, people, details }: Entry,
  who: (pseudonym: string) => string,
) => ({
  sequence,
  hash,
  verb,
  at: iso(at),
  tenantId,
  by: actor && who(actor),
  about: Object.fromEntries(Object.entries(people).map(([part, one]) => [part, who(one)])),
  details,
});
