// What an auditor has to look at first: every place where the record does not show what it should.
import { accountKey } from '../../../shared/account.ts';
import type { AccessRequest, Approver } from '../../access/request.ts';
import { type Estate, personOf } from '../../estate/estate.ts';
import type { Instant } from '../../facts.ts';
import { againstAudit } from './against-audit.ts';
import { endFindings } from './end-findings.ts';
import { type EvidenceFinding, grave, notice } from './finding.ts';
import { entriesAbout, isIn, type Material, type Period } from './material.ts';
import type { Reconciled } from './reconcile.ts';
import { glassReviewSaid, reviewFindings } from './review-findings.ts';
import type { EvidenceRow } from './row.ts';
import { ruleFindings } from './rules.ts';
import { changeSaid, refusalSaid } from './words.ts';

interface Input {
  readonly estate: Estate;
  readonly period: Period;
  readonly material: Material;
  readonly rows: readonly EvidenceRow[];
  readonly reconciled: readonly Reconciled[];
  readonly now: Instant;
}

export function findingsOf({
  estate,
  period,
  material,
  rows,
  reconciled,
  now,
}: Input): EvidenceFinding[] {
  const { chain, missing, requests } = material;
  const all: EvidenceFinding[] = [
    ...(chain.sound
      ? []
      : [
          grave(
            'chain-broken',
            '',
            `The audit is not as it was written. Entry ${chain.entry}: ${chain.problem}.`,
          ),
        ]),
    ...missing.map((id) =>
      grave(
        'request-missing',
        id,
        'Entries of the audit name this request, and it is not in the record.',
      ),
    ),
    ...reconciled
      .filter(({ record, audit, differs }) => record !== audit || differs.length > 0)
      .map(({ what, record, audit, differs }) => {
        const which = differs.length > 0 ? ` In one of them alone: ${differs.join(', ')}.` : '';
        const says = `${what}: ${record} in the record, ${audit} in the audit.${which}`;
        return grave('count-differs', '', says);
      }),
    ...ruleFindings(material),
    ...requests.flatMap((request, i) => {
      const row = rows[i];
      return row ? ofRequest(estate, period, material, request, row, now) : [];
    }),
    ...material.entries
      .filter(({ verb, at }) => verb === 'approval-refused' && isIn(period, at))
      .map(({ requestId, details }) =>
        notice(
          'approval-refused',
          requestId ?? '',
          `Somebody tried to decide about this and was refused: ${refusalSaid(String(details.code ?? 'the audit says why'))}.`,
        ),
      ),
  ];
  return all.sort((a, b) => rank(a) - rank(b));
}

function ofRequest(
  estate: Estate,
  period: Period,
  material: Material,
  request: AccessRequest,
  row: EvidenceRow,
  now: Instant,
): EvidenceFinding[] {
  const { id, decision } = request;
  const own = entriesAbout(material, id);
  const found = againstAudit(request, own, material);
  const written = own.some(({ verb }) => verb === 'step-begun');
  if (written && decision?.verdict !== 'approved') {
    found.push(
      grave('not-approved', id, 'Something was written, and no approval stands in the record.'),
    );
  }
  if (row.planIsAsApproved === false) {
    found.push(grave('plan-differs', id, 'The stored plan is not the one that was approved.'));
  }
  if (row.separation === 'same-person') {
    found.push(grave('same-person', id, 'Whoever approved it asked for it or got it.'));
  }
  if (row.separation === 'one-for-several-sides') {
    found.push(
      grave('one-for-several-sides', id, 'One person gave two of the yeses that were needed.'),
    );
  }
  // No gives nothing to anybody: present owners may say it, also where the rule asked others.
  if (row.deciderWasNamed === false && decision?.verdict === 'approved') {
    found.push(
      grave('not-named', id, 'Whoever decided was not among those who were named for it.'),
    );
  }
  found.push(...endFindings(request, row, now));
  if (decision?.by && !isStillThere(estate, request, accountKey(decision.by))) {
    found.push(
      notice(
        'decider-gone',
        id,
        'Whoever decided is no longer an owner or a person of the estate, or has left.',
      ),
    );
  }
  found.push(...reviewFindings(request, own, period, now));
  if (request.ticket === 'not-verified' && decision?.verdict === 'approved') {
    const says = `It was approved although nobody could tell whether ticket ${row.ticket} exists.`;
    found.push(notice('ticket-not-verified', id, says));
  }
  if (request.drift) {
    found.push(
      notice(
        'changed-by-hand',
        id,
        `Somebody changed by hand what was given: ${changeSaid(request.drift.found)}.`,
      ),
    );
  }
  if (decision && !decision.by && decision.verdict === 'approved') {
    const review = glassReviewSaid(row, now);
    const says = `Rule ${row.decidedByRule} approved it; nobody was asked.${review}`;
    found.push(notice('approved-by-rule', id, says));
  }
  return found;
}

function isStillThere(estate: Estate, request: AccessRequest, key: string): boolean {
  if (request.left?.includes(key)) return false;
  // Members of groups, managers and the like stand in a directory, and never stood in the estate.
  const asked = request.approvers.find(({ account }) => accountKey(account) === key);
  if (asked && FOUND_ELSEWHERE.includes(asked.as)) return true;
  const [tenantId = '', objectId = ''] = key.split('/');
  return (
    personOf(estate, { tenantId, objectId }) !== undefined ||
    estate.tenants.some(({ owners }) => owners.some(({ account }) => accountKey(account) === key))
  );
}

const FOUND_ELSEWHERE: ReadonlyArray<Approver['as']> = [
  'group',
  'resource-owner',
  'manager',
  'sponsor',
];

const rank = ({ weight }: EvidenceFinding): number => (weight === 'grave' ? 0 : 1);
