// Turns a checked wish into a pending request: rule found, approvers named, plan bound, lapse booked.

import { type AccountRef, accountKey, sameAccount } from '../../shared/account.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { needsOf } from '../../shared/yeses.ts';
import { type Estate, type PolicyRule, type Tenant, tenantById } from '../estate/estate.ts';
import type { Instant } from '../facts.ts';
import { type Asks, withAsks } from './approvers.ts';
import type { WhyAsked } from './automatic.ts';
import { impersonal } from './change.ts';
import { auditOf, type Decision, type DueWork, redraw } from './decision.ts';
import { canAllAgree } from './enough-people.ts';
import { followed, namedBy } from './followed.ts';
import type { Identity } from './identity.ts';
import type { Lifecycle, Planned } from './kind.ts';
import { type PlannedLess, withLess } from './narrow.ts';
import { nextNight } from './nights.ts';
import { wordsWhere } from './observe.ts';
import { beneficiaryOf, isOutsider, nameAndAddress, type Person, personKey } from './people.ts';
import type { Resource } from './plan.ts';
import type { Renews } from './renewal.ts';
import { type AccessRequest, type Approver, approversOf, peopleEntries } from './request.ts';
import type { Said } from './rule-asks.ts';
import { samePeople, sameResource } from './same-resource.ts';
import type { Side } from './sides.ts';
import { opened } from './stages.ts';
import type { TicketStanding } from './ticket.ts';

export interface Submission {
  readonly id: string;
  readonly requestor: Identity;
  readonly beneficiary: Identity;
  /** Whom it is for, where that is not the beneficiary. */
  readonly people?: readonly Person[] | undefined;
  /** What was answered to the questions that name them. */
  readonly answers?: Resource['inputs'];
  readonly durationMs: number;
  readonly startsAt?: Instant | undefined;
  readonly renews?: Renews | undefined;
  readonly justification: string;
  readonly rule: PolicyRule;
  readonly planned: Planned;
  readonly lifecycle: Lifecycle;
  /** Its rule approves by itself: it decides next, or why it does not. */
  readonly byRule?: 'deciding' | WhyAsked | undefined;
  /** What was answered to the rule's questions, and what is known of the plan's ticket. */
  readonly said?: readonly Said[];
  readonly ticket?: TicketStanding | undefined;
  /** Whom it asks. */
  readonly asks: Asks;
  /** Keys of those among them who cannot decide: their accounts are disabled, gone or guests. */
  readonly left?: readonly string[];
  /** What could be approved instead. */
  readonly less?: readonly PlannedLess[];
}

/** Refused when the same thing for the same person waits for a decision already. */
export function alreadyAsked(
  pending: readonly AccessRequest[],
  resource: Resource,
  beneficiary: Identity,
  people: readonly Person[] | undefined,
): Refusal | undefined {
  const same = pending.find(
    (request) =>
      request.state === 'pending' &&
      sameAccount(request.beneficiary, beneficiary.home) &&
      sameResource(request.plan.resource, resource) &&
      samePeople(request.people, people?.map(beneficiaryOf)),
  );
  return (
    same &&
    refusal(
      'already-asked',
      `You asked for this already, and it waits for a decision: ${same.id}.`,
      `Type "status ${same.id}" to see it. Withdraw it there to ask in another way.`,
      'resource',
    )
  );
}

export function submit(
  estate: Estate,
  submission: Submission,
  now: Instant,
): Result<Decision, Refusal> {
  const { planned, rule, requestor, beneficiary, people, left = [] } = submission;
  const tenant = tenantById(estate, planned.plan.resource.tenantId);
  // A guest whose home could not be told is not at home where they are a guest.
  const home = beneficiary.homeKnown && tenantById(estate, beneficiary.home.tenantId);
  const { sides, approvers } = submission.asks;
  const others = approvers.filter(({ conflicted }) => !conflicted);
  const able = others.filter(({ account }) => !left.includes(accountKey(account)));
  if (others.length > 0 && able.length === 0) return refused(namedBy(rule, allHaveLeft(tenant)));
  if (able.length === 0) {
    const why = refusal(
      'no-approver',
      `${people ? 'Everybody who' : 'Nobody but you'} could decide about this in ${tenant?.displayName ?? 'that tenant'}${people ? ' asks for it or would get it' : ''}, and nobody decides for themselves.`,
      `Ask ${tenant?.contact ?? 'the tenant’s owner'} to name a second owner.`,
    );
    return refused(namedBy(rule, why));
  }
  if (!canAllAgree(estate, sides, able)) {
    return refused(namedBy(rule, tooFewPeople(sides, able, others.length > able.length)));
  }
  const asked: AccessRequest = {
    id: submission.id,
    version: 0,
    state: 'pending',
    lifecycle: submission.lifecycle,
    requestor: refOf(requestor.account),
    beneficiary: refOf(beneficiary.home),
    ...(people && { people: people.map(beneficiaryOf) }),
    durationMs: submission.durationMs,
    ...(submission.startsAt !== undefined && { startsAt: submission.startsAt }),
    ...(submission.renews && { renews: submission.renews }),
    policy: followed(rule),
    asked: {
      userType: requestor.account.userType,
      ...(requestor.homeKnown && { home: refOf(requestor.home) }),
      ...(requestor.homeTenantId && { homeTenantId: requestor.homeTenantId }),
      ...(requestor.homeTold && { homeTold: refOf(requestor.homeTold) }),
      ...(planned.recipient && { recipient: planned.recipient }),
    },
    ...(submission.byRule && { byRule: submission.byRule }),
    approvers,
    ...(left.length > 0 && { left }),
    sides,
    agreed: [],
    plan: planned.plan,
    ...(submission.ticket && { ticket: submission.ticket }),
    steps: planned.plan.steps.map((step) => ({ id: step.id, state: 'todo', ours: false })),
    askedAt: now,
    lapsesAt: now + rule.lapsesAfter,
    personal: {
      justification: submission.justification,
      names: {
        [accountKey(requestor.account)]: requestor.account.displayName,
        [accountKey(beneficiary.home)]: beneficiary.home.displayName,
        ...Object.fromEntries(
          (people ?? []).map((one) => [personKey(one), nameAndAddress(one)[0]]),
        ),
      },
      ...(people && {
        addresses: Object.fromEntries(
          people.map((one) => [personKey(one), nameAndAddress(one)[1]]),
        ),
        outsiders: people.filter(isOutsider),
      }),
      ...(submission.answers && { answers: submission.answers }),
      ...(submission.said?.length && { said: submission.said }),
      beneficiaryAddress: beneficiary.home.userPrincipalName,
      ...(beneficiary.addresses[0] !== beneficiary.home.userPrincipalName && {
        invitedAs: beneficiary.addresses[0],
      }),
      ...(home && { beneficiaryHome: home.displayName }),
      words: wordsWhere(estate, planned.words, { plan: planned.plan, sides }),
    },
  };
  const { request, work } = opened(
    withLess(withAsks(asked, submission.asks), submission.less ?? []),
    now,
  );
  const entry = auditOf(
    request,
    'requested',
    now,
    {
      kind: planned.plan.resource.kind,
      resource: planned.plan.resource.id,
      durationMs: submission.durationMs,
      startsAt: submission.startsAt,
      ...(submission.renews && { renews: submission.renews }),
      policy: request.policy,
      planHash: planned.plan.hash,
      steps: planned.plan.steps.map((step) => impersonal(step.change)),
      approvers: approvers.length,
      ...(submission.ticket && {
        ticket: { system: planned.plan.ticket?.system, standing: submission.ticket },
      }),
    },
    request.requestor,
  );
  return ok({
    request,
    audit: [
      {
        ...entry,
        people: {
          beneficiary: request.beneficiary,
          ...peopleEntries(request),
          ...approversOf(request),
        },
        committed: { justification: submission.justification, ...answersIn(submission) },
      },
    ],
    work: [
      ...(request.byRule === 'deciding' ? leftToRule(request, now) : redraw(request, now)),
      ...work,
      { work: { kind: 'lapse' }, dueAt: request.lapsesAt },
      { work: { kind: 'check' }, dueAt: nextNight(request.id, now) },
    ],
  });
}

/** Nobody is asked before the rule has decided. */
const leftToRule = (request: AccessRequest, now: Instant): DueWork[] => [
  ...redraw({ ...request, approvers: [] }, now),
  { work: { kind: 'decide' }, dueAt: now },
];

/** Bound to the audit without standing there. */
const answersIn = ({ said = [], planned }: Submission): Record<string, string> => ({
  ...Object.fromEntries(said.map(({ id, answer }) => [`answer:${id}`, answer])),
  ...(planned.plan.ticket && { ticket: planned.plan.ticket.number }),
});

const allHaveLeft = (tenant: Tenant | undefined): Refusal =>
  refusal(
    'no-approver',
    `Nobody is left who could decide about this in ${tenant?.displayName ?? 'that tenant'}: their accounts are disabled, gone or guests.`,
    `Ask ${tenant?.contact ?? 'the tenant’s owner'} to have somebody else named there.`,
  );

function tooFewPeople(sides: readonly Side[], able: readonly Approver[], some: boolean): Refusal {
  const lacking = sides.filter(
    (side) => able.filter((one) => one.sides.includes(side.id)).length < needsOf(side),
  );
  const names = new Intl.ListFormat('en').format(
    (lacking.length > 0 ? lacking : sides).map(({ name }) => name),
  );
  const gone = some ? ' Accounts of some are disabled, gone or guests.' : '';
  return refusal(
    'too-few-approvers',
    lacking.length > 0
      ? `There are not enough people who could decide as ${names}, and nobody decides for themselves.${gone}`
      : `${names} have to agree, each by another person, and there are not enough people who could.${gone}`,
    lacking.length > 0
      ? 'Ask for somebody to be named there; whoever keeps the rules can name others to fall back on.'
      : 'Ask for a second owner to be named; one person cannot answer for two sides.',
  );
}

const refOf = ({ tenantId, objectId }: AccountRef): AccountRef => ({ tenantId, objectId });
