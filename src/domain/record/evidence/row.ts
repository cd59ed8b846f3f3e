// One request as evidence: who asked, for whom, by which rule, who decided with what authority, what was done and read back.

import { type AccountRef, accountKey } from '../../../shared/account.ts';
import { awaitsGlassReview } from '../../../shared/awaits-review.ts';
import { type Beneficiary, beneficiaryKey } from '../../../shared/beneficiary.ts';
import { toIsoDuration } from '../../../shared/duration.ts';
import { type AccessRequest, isAsApproved, isFinal, peopleIn } from '../../access/request.ts';
import type { Estate } from '../../estate/estate.ts';
import type { Instant } from '../../facts.ts';
import { type Entry, entriesAbout, type Material } from './material.ts';
import { type Separation, separationOf } from './separation.ts';

export interface Named {
  readonly account: string;
  readonly name: string;
}

export const said = ({ name, account }: Named): string => (name ? `${name} (${account})` : account);

export interface StepEvidence {
  readonly step: string;
  readonly change: string;
  readonly tenant: string;
  readonly identity: string;
  readonly permission: string;
  readonly state: string;
  readonly ours: boolean;
  readonly begunAt: string | null;
  readonly clientRequestId: string | null;
  /** As Graph gave them, of every entry of the audit about the step. */
  readonly graphRequestIds: readonly string[];
  readonly readBackAt: string | null;
  readonly readBack: string | null;
  readonly kept: string | null;
}

export type EvidenceRow = ReturnType<typeof rowOf>;

export const ERASED = '[erased]';

export function rowOf(
  { estate, material, now }: { estate: Estate; material: Material; now: Instant },
  request: AccessRequest,
) {
  const { personal, plan, decision, policy, ending } = request;
  const entries = entriesAbout(material, request.id);
  const named = (one: Beneficiary): Named => ({
    account: beneficiaryKey(one),
    name: personal ? (personal.names[beneficiaryKey(one)] ?? '') : ERASED,
  });
  const due = dueOf(request);
  return {
    request: request.id,
    kind: plan.resource.kind,
    lifecycle: request.lifecycle,
    state: request.state,
    tenant: tenantName(estate, plan.resource.tenantId),
    tenantId: plan.resource.tenantId,
    resource: plan.resource.id,
    what: personal?.words.title ?? ERASED,
    askedAt: iso(request.askedAt),
    askedBy: named(request.requestor),
    answersFor: named(request.beneficiary),
    for: peopleIn(request).map(named),
    /** Whose part was over before that of the others. */
    partsEnded: partsOf(request, named),
    justification: personal?.justification ?? ERASED,
    rule: policy.id,
    rulePlace: policy.place,
    policyVersion: policy.version ?? '',
    /** Who was asked, as what, and for which side; whoever was the same person could not decide. */
    authority: request.approvers.map(({ account, as, sides, conflicted }) => ({
      ...named(account),
      as,
      sides,
      samePersonAsAsker: conflicted,
    })),
    sides: request.sides.map(({ id, name }) => ({ id, name })),
    agreed: request.agreed.map(({ side, by, for: away, at, planHash: hash }) => ({
      side,
      by: named(by),
      inSteadOf: away ? named(away) : null,
      at: iso(at),
      planHash: hash,
    })),
    /** By one of several who agree; the yeses before were given to what it was then, and more. */
    shortened: (request.shortened ?? []).map(({ by, at, from, durationMs }) => ({
      by: named(by),
      at: iso(at),
      fromPlanHash: from ?? '',
      fromDuration: toIsoDuration(durationMs),
    })),
    verdict: decision?.verdict ?? '',
    decidedBy: decision?.by ? named(decision.by) : null,
    decidedByRule: decision && !decision.by ? (decision.rule?.id ?? policy.id) : '',
    decidedAt: iso(decision?.at),
    deciderWasNamed: decision?.by ? wasNamed(request, decision.by, material, entries) : null,
    separation: separationOf(estate, material.links, request) satisfies Separation,
    planHash: plan.hash,
    approvedHash: decision?.planHash ?? '',
    planIsAsApproved: decision?.verdict === 'approved' ? isAsApproved(request) : null,
    activeSince: iso(request.activeSince),
    expiresAt: iso(request.expiresAt),
    /** Of a setting: when its owners are asked next, or since when they have not answered, and who kept it last. */
    reviewAt: iso(request.reviewAt),
    reviewAskedSince: iso(request.review?.since),
    keptBy: request.kept ? named(request.kept.by) : null,
    keptAt: iso(request.kept?.at),
    endedWhy: ending?.why ?? '',
    endingSince: iso(ending?.since),
    endedBy: ending?.by ? named(ending.by) : null,
    closedAt: iso(request.closedAt),
    provenAt: iso(request.provenAt),
    dueAt: iso(due),
    /** From when it had to end until it was read back as gone, or until now. */
    latenessSeconds: latenessOf(request, due, now),
    steps: request.steps.map((record): StepEvidence => {
      const step = plan.steps.find(({ id }) => id === record.id);
      return {
        step: record.id,
        change: step?.change.type ?? '',
        tenant: tenantName(estate, step?.change.tenantId ?? ''),
        identity: step?.identity ?? '',
        permission: step?.permission ?? '',
        state: record.state,
        ours: record.ours,
        begunAt: iso(record.begunAt) || null,
        clientRequestId: record.clientRequestId ?? null,
        graphRequestIds: graphIds(entries, record.id, record.evidence?.requestIds ?? []),
        readBackAt: iso(record.evidence?.at) || null,
        readBack: record.evidence?.says ?? null,
        kept: record.kept ?? null,
      };
    }),
    openTrouble: isFinal(request.state) ? '' : (request.trouble?.code ?? ''),
    changedByHand: request.drift?.found ?? '',
    ticket: plan.ticket?.number ?? '',
    /** `form`: only the form of the number was looked at. */
    ticketStanding: request.ticket ?? '',
    /** Taken at once, and what an owner found about that. */
    breakGlass: glassOf(request, named),
    /** That a partner had done their half: said by one of ours, never proven. */
    attested: request.attested
      ? { by: named(request.attested.by), at: iso(request.attested.at) }
      : null,
    renews: request.renews?.requestId ?? '',
    personalPart: personal ? 'kept' : 'erased',
    entries: entries.map(({ sequence, row, verb, at }) => ({
      sequence: sequence ?? `row ${row}`,
      verb,
      at: iso(at),
    })),
  };
}

function glassOf(request: AccessRequest, named: (one: Beneficiary) => Named) {
  const { glass } = request;
  if (!glass) return null;
  const { id, reviewBy, reviewed } = glass;
  const awaited = reviewed !== undefined || awaitsGlassReview(request);
  return {
    id,
    /** Empty where nothing was given, so that there is nothing to review. */
    reviewBy: awaited ? iso(reviewBy) : '',
    reviewedBy: reviewed ? named(reviewed.by) : null,
    reviewedAt: iso(reviewed?.at),
    justified: reviewed?.justified ?? null,
  };
}

const partsOf = (request: AccessRequest, named: (one: Beneficiary) => Named) =>
  (request.partEnds ?? []).flatMap((part) => {
    const whose = peopleIn(request).find((one) => beneficiaryKey(one) === part.person);
    return whose
      ? [
          {
            for: named(whose),
            why: part.why,
            endingSince: iso(part.since),
            endedBy: part.by ? named(part.by) : null,
            closedAt: iso(part.closedAt),
            provenAt: iso(part.provenAt),
          },
        ]
      : [];
  });

/** When it had to be over: its end, or the moment at which somebody ended it before. */
function dueOf({ expiresAt, ending, lifecycle }: AccessRequest): Instant | undefined {
  const ends = lifecycle === 'personal-grant' ? expiresAt : undefined;
  if (!ending) return ends;
  return ends === undefined ? ending.since : Math.min(ends, ending.since);
}

function latenessOf(request: AccessRequest, due: Instant | undefined, now: Instant): number | null {
  if (due === undefined || request.activeSince === undefined) return null;
  if (request.provenAt !== undefined) {
    return Math.max(0, Math.round((request.provenAt - due) / 1_000));
  }
  return isFinal(request.state) || due > now ? null : Math.round((now - due) / 1_000);
}

/** Among those who were asked by the request's own record, or by any entry of the audit about it. */
function wasNamed(
  request: AccessRequest,
  by: AccountRef,
  { accounts }: Material,
  entries: readonly Entry[],
): boolean {
  const key = accountKey(by);
  if (request.approvers.some(({ account }) => accountKey(account) === key)) return true;
  return entries.some(({ people }) =>
    Object.entries(people).some(
      ([part, pseudonym]) => part.startsWith('approver') && accounts.get(pseudonym) === key,
    ),
  );
}

function graphIds(entries: readonly Entry[], step: string, own: readonly string[]): string[] {
  const told = entries
    .filter(({ details }) => details.stepId === step)
    .flatMap(({ details }) => (Array.isArray(details.requestIds) ? details.requestIds : []))
    .map(String);
  return [...new Set([...told, ...own])];
}

export const tenantName = ({ tenants }: Estate, id: string): string =>
  tenants.find((tenant) => tenant.id === id)?.displayName ?? id;

export const iso = (at: Instant | undefined): string =>
  at === undefined ? '' : new Date(at).toISOString();
