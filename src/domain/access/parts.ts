// One person's part in a grant for several: it may be over before that of the others, which goes on.
import type { AccountRef } from '../../shared/account.ts';
import { type Beneficiary, beneficiaryKey } from '../../shared/beneficiary.ts';
import type { Instant } from '../facts.ts';
import { type AccessRequest, type EndReason, peopleIn } from './request.ts';

export type PartWhy = Exclude<EndReason, 'expired' | 'failed'>;

export interface PartEnd {
  /** Key of whose part it was. */
  readonly person: string;
  readonly why: PartWhy;
  readonly since: Instant;
  readonly by?: AccountRef;
  /** When everything of theirs that we took back had been read back as gone. */
  readonly provenAt?: Instant;
  readonly closedAt?: Instant;
}

export const partEndOf = (
  { partEnds = [] }: Pick<AccessRequest, 'partEnds'>,
  person: string | undefined,
): PartEnd | undefined => partEnds.find((part) => part.person === person);

/** Whose step it is, where a plan is for several. */
export const ownerOf = ({ plan }: AccessRequest, stepId: string): string | undefined =>
  plan.steps.find(({ id }) => id === stepId)?.person;

/** The end of the part that a step belongs to, proven or not. */
export const partEndOfStep = (request: AccessRequest, stepId: string): PartEnd | undefined =>
  request.partEnds && partEndOf(request, ownerOf(request, stepId));

/** Everything is being taken back, or the part of the one whose step it is. */
export const isTakenBack = (request: AccessRequest, stepId: string): boolean => {
  if (isEnding(request)) return true;
  const part = partEndOfStep(request, stepId);
  return part !== undefined && part.closedAt === undefined;
};

export const isEnding = ({ state }: AccessRequest): boolean =>
  state === 'ending' || state === 'rolling-back';

/** Begun, and not proven yet. */
export const openParts = ({ partEnds = [] }: AccessRequest): readonly PartEnd[] =>
  partEnds.filter(({ closedAt }) => closedAt === undefined);

/** Those whose part has not come to an end of its own. */
export const goingOn = (request: AccessRequest): readonly Beneficiary[] =>
  peopleIn(request).filter((one) => !partEndOf(request, beneficiaryKey(one)));

/** The same as a request names them, where it is for others than the one who asked. */
export const othersGoingOn = (request: AccessRequest): readonly Beneficiary[] | undefined =>
  request.people && goingOn(request);

/** Those who have it, or from whom it has not been proven to be gone. */
export const stillIn = (request: AccessRequest): readonly Beneficiary[] =>
  peopleIn(request).filter(
    (one) => partEndOf(request, beneficiaryKey(one))?.closedAt === undefined,
  );

/** Keys of those to whom it goes on giving something. */
export const givenTo = (request: AccessRequest): string[] =>
  goingOn(request)
    .map(beneficiaryKey)
    .filter((key) => request.plan.steps.some(({ person }) => person === key));

export const stepsOf = ({ plan }: AccessRequest, person: string): string[] =>
  plan.steps.flatMap((step) => (step.person === person ? [step.id] : []));

/** The ends of parts once those of `persons` are over: proven where something was taken back. */
export const closedParts = (
  request: AccessRequest,
  persons: readonly string[],
  now: Instant,
): PartEnd[] =>
  (request.partEnds ?? []).map((part) => {
    if (part.closedAt !== undefined || !persons.includes(part.person)) return part;
    const ids = stepsOf(request, part.person);
    const gone = request.steps.some(({ id, state }) => ids.includes(id) && state === 'undone');
    return { ...part, closedAt: now, ...(gone && { provenAt: now }) };
  });

/** Taken back once more: what was proven of those parts has to be proven again. */
export const reopenedParts = (
  request: AccessRequest,
  stepIds: readonly string[],
): PartEnd[] | undefined =>
  request.partEnds?.map((part) => {
    if (!stepsOf(request, part.person).some((id) => stepIds.includes(id))) return part;
    const { closedAt: _, provenAt: __, ...open } = part;
    return open;
  });

/** Whether one of these accounts is among those for whom it goes on. */
export const isFor = (request: AccessRequest, accounts: readonly AccountRef[]): boolean =>
  partOf(request, accounts) !== undefined;

/** Key of the one for whom it goes on and whose account is among these. */
export function partOf(
  request: AccessRequest,
  accounts: readonly AccountRef[],
): string | undefined {
  const keys = new Set(accounts.map(beneficiaryKey));
  return goingOn(request)
    .map(beneficiaryKey)
    .find((key) => keys.has(key));
}
