// The evidence as tables: a row for each request, each step, each entry of the audit, each finding.
import { csvOf } from '../../posture/report/text.ts';
import type { EvidenceFinding } from './finding.ts';
import type { Entry } from './material.ts';
import { type EvidenceRow, iso, type Named, said } from './row.ts';

const all = (people: readonly Named[]): string => people.map(said).join('; ');

export const requestsCsv = (rows: readonly EvidenceRow[]): string =>
  csvOf([
    [
      ...['request', 'kind', 'what', 'tenant', 'tenant id', 'resource', 'state', 'asked at'],
      ...['asked by', 'for', 'justification', 'rule', 'rule place', 'policy version'],
      ...['named for it', 'agreed', 'verdict', 'decided by', 'decided by rule', 'decided at'],
      ...['decider was named', 'separation of duties', 'plan hash', 'plan is as approved'],
      ...['active since', 'expires at', 'review at', 'review asked since', 'kept by', 'kept at'],
      ...['ended why', 'ending since', 'ended by', 'closed at'],
      ...['read back as gone at', 'lateness in seconds', 'changed by hand', 'open trouble'],
      ...['ticket', 'personal part', 'parts ended before', 'break-glass', 'attested', 'renews'],
      ...['shortened', 'ticket standing'],
    ],
    ...rows.map((row) => [
      ...[row.request, row.kind, row.what, row.tenant, row.tenantId, row.resource, row.state],
      ...[row.askedAt, said(row.askedBy), all(row.for), row.justification, row.rule],
      ...[row.rulePlace, row.policyVersion],
      row.authority
        .map(
          (one) =>
            `${said(one)} as ${one.as} for ${one.sides.join('+')}${one.samePersonAsAsker ? ' (same person as asker)' : ''}`,
        )
        .join('; '),
      row.agreed
        .map(({ side, by, inSteadOf: away, at }) => {
          const stead = away ? ` in the stead of ${said(away)}` : '';
          return `${side}: ${said(by)}${stead} ${at}`;
        })
        .join('; '),
      ...[row.verdict, row.decidedBy ? said(row.decidedBy) : '', row.decidedByRule, row.decidedAt],
      ...[row.deciderWasNamed, row.separation, row.planHash, row.planIsAsApproved],
      ...[row.activeSince, row.expiresAt, row.reviewAt, row.reviewAskedSince],
      ...[row.keptBy ? said(row.keptBy) : '', row.keptAt, row.endedWhy, row.endingSince],
      ...[row.endedBy ? said(row.endedBy) : '', row.closedAt, row.provenAt, row.latenessSeconds],
      ...[row.changedByHand, row.openTrouble, row.ticket, row.personalPart],
      row.partsEnded
        .map((part) => {
          const by = part.endedBy ? ` by ${said(part.endedBy)}` : '';
          const gone = part.provenAt || (part.closedAt ? 'nothing to read back' : 'not yet');
          return `${said(part.for)}: ${part.why}${by} ${part.endingSince}, read back as gone: ${gone}`;
        })
        .join('; '),
      glassIn(row),
      row.attested ? `${said(row.attested.by)} ${row.attested.at}, not read back` : '',
      row.renews,
      row.shortened
        .map(({ by, at, fromDuration }) => `from ${fromDuration}: ${said(by)} ${at}`)
        .join('; '),
      row.ticketStanding,
    ]),
  ]);

function glassIn({ breakGlass: glass }: EvidenceRow): string {
  if (!glass) return '';
  if (glass.reviewBy === '') return `${glass.id}, only observed: nothing was given`;
  const until = `to be reviewed until ${glass.reviewBy}`;
  if (!glass.reviewedBy) return `${glass.id}, ${until}`;
  const found = glass.justified ? 'justified' : 'not justified';
  return `${glass.id}, ${until}, ${found}: ${said(glass.reviewedBy)} ${glass.reviewedAt}`;
}

export const stepsCsv = (rows: readonly EvidenceRow[]): string =>
  csvOf([
    [
      ...['request', 'step', 'change', 'tenant', 'identity', 'permission', 'state', 'ours'],
      ...['begun at', 'client-request-id', 'Graph request ids', 'read back at', 'read back'],
      'left in place because',
    ],
    ...rows.flatMap(({ request, steps }) =>
      steps.map((step) => [
        ...[request, step.step, step.change, step.tenant, step.identity, step.permission],
        ...[step.state, step.ours, step.begunAt, step.clientRequestId],
        ...[step.graphRequestIds.join(' '), step.readBackAt, step.readBack, step.kept],
      ]),
    ),
  ]);

export const findingsCsv = (findings: readonly EvidenceFinding[]): string =>
  csvOf([
    ['weight', 'code', 'request', 'what'],
    ...findings.map(({ weight, code, request, says }) => [weight, code, request, says]),
  ]);

/** `who`: the account behind a pseudonym, as far as it is known. */
export const entriesCsv = (entries: readonly Entry[], who: (pseudonym: string) => string): string =>
  csvOf([
    ['sequence', 'at', 'verb', 'tenant id', 'request', 'by', 'about', 'details', 'hash'],
    ...entries.map((entry) => [
      ...[entry.sequence ?? `row ${entry.row}, not sealed yet`, iso(entry.at), entry.verb],
      ...[entry.tenantId, entry.requestId, entry.actor ? who(entry.actor) : ''],
      Object.entries(entry.people)
        .map(([part, pseudonym]) => `${part}: ${who(pseudonym)}`)
        .join('; '),
      ...[JSON.stringify(entry.details), entry.hash],
    ]),
  ]);
