// The evidence in words: findings first, then what it covers and how its completeness was counted.
import type { Estate } from '../../estate/estate.ts';
import type { Instant } from '../../facts.ts';
import { day, inMarkdown, minute, plural } from '../../posture/report/text.ts';
import type { EvidenceFinding } from './finding.ts';
import type { Material, Period } from './material.ts';
import type { Reconciled } from './reconcile.ts';
import type { EvidenceRow } from './row.ts';
import { tenantName } from './row.ts';
import { kindSaid, stateSaid } from './words.ts';

export interface SummaryInput {
  readonly estate: Estate;
  readonly period: Period;
  readonly material: Material;
  readonly rows: readonly EvidenceRow[];
  readonly findings: readonly EvidenceFinding[];
  readonly reconciled: readonly Reconciled[];
  readonly changes: number;
  readonly lookups: number;
  readonly now: Instant;
}

const SHOWN = 200;

const FILES = 'the files';
const PARTS =
  'what concerns these tenants, with its lines, and the SHA-256 of each whole file, which names other tenants and their people,';

export function summaryOf(input: SummaryInput): string {
  const { estate, period, material, rows, findings, reconciled, changes, lookups, now } = input;
  const { chain } = material;
  const grave = findings.filter(({ weight }) => weight === 'grave').length;
  const where = period.tenants
    ? period.tenants.map((id) => tenantName(estate, id)).join(', ')
    : 'all tenants';
  const lines = [
    `# Access record of ${inMarkdown(estate.organization)}`,
    '',
    `${day(period.from)} to ${day(period.to)} (the last day is not in it, times are UTC), ${inMarkdown(where)}. Made ${minute(now)}.`,
    '',
    '## Findings',
    '',
    grave === 0
      ? 'Nothing grave was found.'
      : `${plural(grave, 'grave finding')}: the record does not show what it should.`,
    '',
    ...findings
      .slice(0, SHOWN)
      .map(
        ({ weight, request, says }) =>
          `- ${weight === 'grave' ? '**Grave**' : 'Notice'}${request ? ` ${request}` : ''}: ${inMarkdown(says)}`,
      ),
    ...(findings.length > SHOWN ? [`- And ${findings.length - SHOWN} more, in findings.csv.`] : []),
    '',
    '## What it covers',
    '',
    `${plural(rows.length, 'request')}: every one that was open at some time of the period, or that an entry of the audit of the period names. ${plural(changes, 'change')} to Drawbridge itself, ${plural(lookups, 'question')} about tenants and people.`,
    '',
    ...counted(rows),
    '',
    '## Completeness',
    '',
    '| Counted | in the record | in the audit |',
    '| --- | ---: | ---: |',
    ...reconciled.map(({ what, record, audit }) => `| ${what} | ${record} | ${audit} |`),
    '',
    chain.sound
      ? `The chain of the audit was walked from its first entry and is as it was written: ${plural(chain.entries, 'entry', 'entries')}, head ${chain.entries}:${chain.hash}. ${plural(chain.waiting, 'entry waits', 'entries wait')} to be sealed. Whoever owns the database could write the whole chain anew: compare the head with one that was kept elsewhere.`
      : `The chain of the audit is broken at entry ${inMarkdown(chain.entry)}: ${inMarkdown(chain.problem)}.`,
    '',
    '## How to read it',
    '',
    '- Separation of duties compares persons: accounts that the estate lists for one person, or that an invitation of Drawbridge links, are one. What directories said about sameness was read at each decision; a decision that was refused for it stands among the findings.',
    `- rules.json has ${period.tenants ? PARTS : FILES} of each version of the rules that a request followed or that was decided about; requests.csv names version and line. A version is the hash of its files.`,
    '- Authority is what was recorded when it was asked for: who was named, as what, for which side.',
    '- Lateness counts from the moment at which an access had to end until it was read back as gone.',
    '- A setting between tenants has no end; its owners are asked again and again whether it is needed. An answer is late a week after it was due. requests.csv has who gave the last one, audit.csv everybody who did in the period.',
    '- Erased names and words read `[erased]`; ids, decisions and proofs stay.',
    '- index.json has the SHA-256 of every other file. audit.json has the entries as they are hashed: SHA-256 over previous hash, sequence and body, joined by line breaks.',
    '',
  ];
  return lines.join('\n');
}

function counted(rows: readonly EvidenceRow[]): string[] {
  const by = Map.groupBy(rows, ({ kind, state }) => `${kindSaid(kind)} | ${stateSaid(state)}`);
  return rows.length === 0
    ? []
    : [
        '| Kind | State | Requests |',
        '| --- | --- | ---: |',
        ...[...by]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, of]) => `| ${key} | ${of.length} |`),
      ];
}
