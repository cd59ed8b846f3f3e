// Whether a person may have this beside what they have: counted, and held against what must not go together.
import type { Counted } from '../domain/access/decision.ts';
import {
  clashes,
  dutiesUnreadable,
  incompatible,
  type Opposite,
  oppositesOf,
  tooManyAtOnce,
} from '../domain/access/duties.ts';
import { isSame, whichHeld } from '../domain/access/held-offers.ts';
import type { Offer } from '../domain/access/kind.ts';
import { kindById } from '../domain/access/kinds/index.ts';
import { stillIn } from '../domain/access/parts.ts';
import { holdersOf, isOutsider, nameAndAddress, type Person } from '../domain/access/people.ts';
import type { Resource } from '../domain/access/plan.ts';
import { type AccessRequest, GRANTED, type RequestState } from '../domain/access/request.ts';
import { type Estate, type PolicyRule, tenantById } from '../domain/estate/estate.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { beneficiaryKey } from '../shared/beneficiary.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { runStudy } from './run-study.ts';

export interface DutyDeps {
  readonly estate: Estate;
  readonly facts: FactReader;
  readonly store: Pick<RequestStore, 'ofPerson'>;
}

export interface Duty {
  /** What is asked for, and what it is called. */
  readonly resource: Resource;
  readonly title: string;
  readonly rule: Pick<PolicyRule, 'id' | 'place' | 'atOnce'>;
  readonly people: readonly Person[];
  /** Whoever asks is told themselves; whoever decides is told about them. */
  readonly self: boolean;
  /** The request that asks for it, once there is one. What else is asked for counts until then. */
  readonly requestId?: string;
}

/** More than anybody has open. */
const MOST = 1_000;

/** What was counted goes into the commit: of two approvals at the same time, one sees the other. */
export async function checkDuties(
  deps: DutyDeps,
  duty: Duty,
): Promise<Result<Counted | undefined, Refusal>> {
  const opposites = oppositesOf(deps.estate, duty.resource);
  if (opposites.length === 0 && duty.rule.atOnce === undefined) return ok(undefined);
  const requestIds: string[] = [];
  for (const person of duty.people) {
    const found = await grantsOf(deps, person);
    requestIds.push(...found.filter(({ state }) => state !== 'pending').map(({ id }) => id));
    const open = thatCount(found, person, duty.requestId);
    const why =
      tooManyAtOnce(duty.rule, duty.resource, open) ??
      clashWithGrants(person, duty, opposites, open) ??
      (await clashInDirectory(deps, person, duty, opposites));
    if (why) return refused(why);
  }
  const people = holdersOf(duty.people).map(beneficiaryKey);
  return ok({ people: [...new Set(people)], requestIds });
}

const grantsOf = ({ store }: DutyDeps, person: Person): Promise<AccessRequest[]> =>
  store.ofPerson(holdersOf([person]), { states: OPEN, limit: MOST });

function thatCount(
  found: readonly AccessRequest[],
  person: Person,
  requestId: string | undefined,
): AccessRequest[] {
  const keys = new Set(holdersOf([person]).map(beneficiaryKey));
  return found.filter(
    (request) =>
      request.id !== requestId &&
      (requestId === undefined || request.state !== 'pending') &&
      stillIn(request).some((one) => keys.has(beneficiaryKey(one))),
  );
}

const OPEN: readonly RequestState[] = ['pending', ...GRANTED];

const who = (person: Person, self: boolean): string =>
  self ? 'you have' : `${nameAndAddress(person)[0]} has`;

function clashWithGrants(
  person: Person,
  { title, self }: Duty,
  opposites: readonly Opposite[],
  open: readonly AccessRequest[],
): Refusal | undefined {
  for (const opposite of opposites) {
    const held = open.find(({ plan }) => clashes(opposite, plan.resource));
    if (!held) continue;
    const verb =
      held.state === 'pending' ? (self ? 'you asked for' : 'was asked for') : who(person, self);
    return incompatible(opposite.rule, {
      wanted: title,
      held: `${held.personal?.words.title ?? held.plan.resource.kind} (${held.id})`,
      who: verb,
    });
  }
  return undefined;
}

/** Of what the tenants offer: what somebody holds there, however they came to it. */
async function clashInDirectory(
  { estate, facts }: DutyDeps,
  person: Person,
  { title, self, resource }: Duty,
  opposites: readonly Opposite[],
): Promise<Refusal | undefined> {
  if (isOutsider(person)) return undefined;
  for (const opposite of opposites) {
    const offers = offersAgainst(estate, opposite).filter(
      (offer) => !isSame(offer.resource, resource),
    );
    const held = await runStudy(whichHeld(estate, kindById, offers, person, []), facts);
    const at = held.findIndex((one) => one !== 'no');
    const offer = offers[at];
    if (!offer) continue;
    const name = await nameOf({ estate, facts }, offer);
    return held[at] === 'unknown'
      ? dutiesUnreadable(name, title)
      : incompatible(opposite.rule, { wanted: title, held: name, who: who(person, self) });
  }
  return undefined;
}

const offersAgainst = (estate: Estate, opposite: Opposite): Offer[] =>
  [
    ...new Map(opposite.against.map((one) => [`${one.kind}/${one.tenantId}`, one])).values(),
  ].flatMap(({ kind: kindId, tenantId }) => {
    const tenant = tenantById(estate, tenantId);
    const kind = kindById(kindId);
    if (!tenant || !kind) return [];
    return kind
      .offered(tenant, estate)
      .map((id) => ({ kind: kindId, tenantId, id }))
      .filter((held) => clashes(opposite, held))
      .map((held) => ({ resource: held, name: held.id, tenant: tenant.displayName }));
  });

async function nameOf(
  { estate, facts }: Pick<DutyDeps, 'estate' | 'facts'>,
  { resource, name, tenant: where }: Offer,
): Promise<string> {
  const tenant = tenantById(estate, resource.tenantId);
  const kind = kindById(resource.kind);
  const read =
    tenant && kind && (await runStudy(kind.describe(tenant, resource.id, estate), facts));
  return `${kind?.title ?? resource.kind} to ${read?.ok ? read.value.name : name} in ${where}`;
}
