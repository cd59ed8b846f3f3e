// Why somebody may not approve, in sentences that speak to them.
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { isSatisfied, stageOf, type Yes } from '../../shared/yeses.ts';
import { isOfTenant, type Side } from './sides.ts';

const LIST = new Intl.ListFormat('en');

/** `the owners of Fabrikam`, or what a side of no tenant is called. */
const whose = (side: Side): string => (isOfTenant(side) ? `the owners of ${side.name}` : side.name);

export const notAnApprover = (sides: readonly Side[]): Refusal =>
  refusal(
    'not-an-approver',
    'You are not one of the people who decide about this request.',
    `It is decided by ${LIST.format(sides.map(whose))}.`,
  );

export const notYet = (sides: readonly Side[], stage: number): Refusal =>
  refusal(
    'not-yet',
    `Others decide about this first: ${LIST.format(sides.filter((side) => stageOf(side) === stage).map(whose))}.`,
    'Nothing to do: a card comes once they have agreed.',
  );

export function hasAgreed(sides: readonly Side[], agreed: readonly Yes[]): Refusal {
  const open = sides.filter((side) => !isSatisfied(agreed, side));
  return refusal(
    'already-agreed',
    `Your side has agreed already; ${LIST.format(open.map(({ name }) => name))} has not answered yet.`,
    'Nothing to do: the others who were asked have a card as well.',
  );
}

export const saidYes = refusal(
  'already-agreed',
  'You have agreed already; what is missing has to come from another person.',
  'Nothing to do: the others who were asked have a card as well.',
);

export const maybeSaid = refusal(
  'maybe-said',
  'Your account and one that has agreed already may belong to the same person, and that cannot be settled from the directories.',
  'If they are two people, have both listed under "people" in the estate file; until then another person decides.',
);

export const saidForYou = (delegate: string, other: Side | undefined): Refusal =>
  refusal(
    'already-agreed',
    other
      ? `${delegate} has agreed in your stead for another side, and the yes of ${other.name} has to come from another person.`
      : `${delegate} has agreed in your stead; what is missing has to come from another person.`,
    'Nothing to do: the others who were asked have a card as well.',
  );

export const anotherPerson = ({ name }: Side): Refusal =>
  refusal(
    'two-persons',
    `You have agreed for another side already, and the yes of ${name} has to come from another person.`,
    'Another owner decides.',
  );

export const saidInStead = refusal(
  'already-agreed',
  'The person in whose stead you decide has agreed already, and nobody counts twice.',
  'Nothing to do: the others who were asked have a card as well.',
);

export const maybeSaidInStead = refusal(
  'maybe-said',
  'The person in whose stead you decide and one who has agreed already may be the same, and that cannot be settled from the directories.',
  'If they are two people, have both listed under "people" in the estate file; until then another person decides.',
);

export const theirOwn = refusal(
  'own-request',
  'The person in whose stead you decide asks for this or would get it, or cannot be told apart from whoever does, so it is not theirs to decide, nor yours for them.',
  'Nothing to do: the others who were asked have a card as well.',
);

export const isAgent = refusal(
  'approver-is-agent',
  'That account belongs to an agent, and only people decide.',
  'Another owner decides.',
);

export const atRisk = refusal(
  'approver-at-risk',
  'Your account is marked at risk in its directory: somebody else may be using it, so it cannot decide.',
  'Another owner decides. Whoever looks after security in your tenant can see why, and clear the mark.',
);

export const goneAway = refusal(
  'not-an-approver',
  'The person in whose stead you would decide cannot decide at present, so neither can you for them.',
  'The others who were asked decide.',
);
