// Cutting off a person or a partner at once: what it concerns, what follows for it, and what it refuses.
import type { AccountRef } from '../../shared/account.ts';
import { type Beneficiary, beneficiaryKey } from '../../shared/beneficiary.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { type Estate, tenantByDomain, tenantById } from '../estate/estate.ts';
import type { Instant } from '../facts.ts';
import { closeFor } from './close.ts';
import type { Decision } from './decision.ts';
import { type Actor, beginEnding, canEnd } from './end.ts';
import { beginPartEnds } from './end-part.ts';
import { askWhetherNeeded } from './keep.ts';
import { givenTo, goingOn } from './parts.ts';
import { isOutsider, type Person, type PersonRef } from './people.ts';
import type { Plan } from './plan.ts';
import type { AccessRequest } from './request.ts';

/** Every account of one person, or the boundary with one tenant. */
export type CutSubject =
  | { readonly people: readonly Beneficiary[] }
  | { readonly tenantId: string };

interface Answer {
  readonly by: AccountRef;
  readonly at: Instant;
}

export interface CutOff {
  readonly id: string;
  readonly version: number;
  readonly subject: CutSubject;
  readonly by: AccountRef;
  readonly at: Instant;
  /** Ids of the tenants concerned: their owners are told at once, and asked to look at it. */
  readonly tenants: readonly string[];
  readonly confirmed?: Answer;
  readonly lifted?: Answer;
  /** Display names as they were; kept apart, so that they can be erased. */
  readonly personal: { readonly subject: string; readonly by: string } | null;
}

/** What a request is about, as far as a boundary or a person is concerned. */
export interface Crossing {
  readonly people: readonly Beneficiary[];
  /** Ids of the tenants in which they are at home, as far as those are known. */
  readonly homes: readonly string[];
  readonly plan: Plan;
  readonly lifecycle: AccessRequest['lifecycle'];
}

export function isCut(subject: CutSubject, { people, homes, plan, lifecycle }: Crossing): boolean {
  if ('people' in subject) {
    const keys = new Set(subject.people.map(beneficiaryKey));
    return people.some((person) => keys.has(beneficiaryKey(person)));
  }
  const { tenantId } = subject;
  // Whatever kind it is: a setting with that tenant names it somewhere.
  if (lifecycle === 'relationship-setting') return JSON.stringify(plan).includes(tenantId);
  return plan.resource.tenantId === tenantId
    ? homes.some((home) => home !== tenantId)
    : homes.includes(tenantId);
}

/** Whether one of these accounts is of a person who was cut off. */
export const isCutPerson = (open: readonly CutOff[], accounts: readonly AccountRef[]): boolean => {
  const theirs = new Set(accounts.map(beneficiaryKey));
  return open.some(
    ({ subject }) =>
      'people' in subject && subject.people.some((one) => theirs.has(beneficiaryKey(one))),
  );
};

/** A request as it is stored. */
export function crossingOf(estate: Estate, request: AccessRequest): Crossing {
  const { requestor, beneficiary, plan, lifecycle, personal } = request;
  const having = goingOn(request);
  const people = [requestor, beneficiary, ...having];
  return {
    people,
    homes: homesOf(estate, [
      ...[beneficiary, ...having].flatMap((one) => ('objectId' in one ? [one] : [])),
      ...(personal?.outsiders ?? []),
    ]),
    plan,
    lifecycle,
  };
}

/**
 * Keys of those of a team whom alone a cut-off concerns; `undefined`: all of it, as where whoever asked
 * or answers for it is cut off, since nothing is given through them either.
 */
export function partsCut(
  estate: Estate,
  subject: CutSubject,
  request: AccessRequest,
): readonly string[] | undefined {
  const { requestor, beneficiary, people, plan, lifecycle, personal } = request;
  if (!people) return undefined;
  const concerns = (one: Beneficiary): boolean =>
    isCut(subject, {
      people: [one],
      homes:
        'objectId' in one ? homesOf(estate, [one]) : homesOf(estate, personal?.outsiders ?? []),
      plan,
      lifecycle,
    });
  if (concerns(requestor) || concerns(beneficiary)) return undefined;
  const given = givenTo(request);
  const cut = goingOn(request).filter(concerns).map(beneficiaryKey);
  return cut.length > 0 && given.length > 0 ? cut : undefined;
}

/** Ids of the tenants in which these people are at home. */
export const homesOf = (estate: Estate, people: readonly PersonRef[]): string[] => [
  ...new Set(
    people.flatMap((one) =>
      isOutsider(one)
        ? (tenantByDomain(estate, one.address.split('@')[1] ?? '')?.id ?? [])
        : one.tenantId,
    ),
  ),
];

export const homeOf = (person: Person): PersonRef => (isOutsider(person) ? person : person.home);

/** Why this can be neither asked for nor given; `open` are the cut-offs that nobody has lifted. */
export function whyCutOff(
  estate: Estate,
  open: readonly CutOff[],
  crossing: Crossing,
): Refusal | undefined {
  const cut = open.find(({ subject }) => isCut(subject, crossing));
  if (!cut) return undefined;
  const { subject } = cut;
  const sentence =
    'people' in subject
      ? 'Access for this person has been cut off, so nothing is given to them or through them.'
      : `${tenantById(estate, subject.tenantId)?.displayName ?? 'That tenant'} has been cut off, so nothing crosses its boundary.`;
  return refusal('cut-off', sentence, 'An owner of a tenant concerned can lift it.');
}

/**
 * What a cut-off does to one open request. Of a setting that is in place its owners are asked: it
 * serves others as well. `parts`: keys of those of a team whom alone it concerns. `undefined`: nothing,
 * or it is over.
 */
export function cutRequest(
  request: AccessRequest,
  by: Actor,
  impact: readonly string[],
  now: Instant,
  parts?: readonly string[],
): Decision | undefined {
  if (request.state === 'pending') return closeFor(request, 'cut-off', by, now);
  if (request.lifecycle === 'relationship-setting' && request.state === 'active') {
    return askWhetherNeeded(request, impact, now);
  }
  if (parts) return beginPartEnds(request, parts, 'cut-off', by, now);
  return canEnd(request) ? beginEnding(request, 'cut-off', by, now) : undefined;
}

/** Owners of the tenants concerned, whoever was cut off not among them; those of ours where there is none. */
export function cutOffOwners(
  estate: Estate,
  { tenants, subject }: Pick<CutOff, 'tenants' | 'subject'>,
): AccountRef[] {
  const cut = new Set('people' in subject ? subject.people.map(beneficiaryKey) : []);
  const ownersOf = (those: Estate['tenants']) =>
    those
      .flatMap(({ owners }) => owners.map(({ account }) => account))
      .filter((account) => !cut.has(beneficiaryKey(account)));
  const concerned = ownersOf(estate.tenants.filter(({ id }) => tenants.includes(id)));
  const asked =
    concerned.length > 0
      ? concerned
      : ownersOf(estate.tenants.filter(({ kind }) => kind === 'primary'));
  return [...new Map(asked.map((account) => [beneficiaryKey(account), account])).values()];
}
