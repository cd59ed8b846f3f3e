// How far the yeses of a request have come: counted by side and stage, alike for deciding and for cards.
import { type AccountRef, sameAccount } from './account.ts';

/** One yes, or several, that are needed. */
export interface Counted {
  readonly id: string;
  /** Sides of a later stage are asked once the earlier stages have agreed; without it, the first. */
  readonly stage?: number;
  /** So many people have to say yes; without it, one. */
  readonly needs?: number;
}

export interface Yes {
  readonly side: string;
}

/** As much of a request as tells whom it asks. */
export interface Asked {
  readonly sides: readonly Counted[];
  readonly agreed: readonly Yes[];
  /** The latest stage that ever opened; absent in rows from before there were stages. */
  readonly asking?: { readonly reached: number };
}

/** A yes with whose it is: by whom, and in whose stead. */
export interface Said extends Yes {
  readonly by: AccountRef;
  readonly for?: AccountRef;
}

/** Whether this account has answered, or somebody has in its stead: no voice counts twice. */
export const wasHeard = (agreed: readonly Said[], account: AccountRef): boolean =>
  agreed.some(
    ({ by, for: away }) => sameAccount(by, account) || (away && sameAccount(away, account)),
  );

/** Somebody who is asked, with other accounts of the same person, and by side in whose stead. */
export interface Asking {
  readonly account: AccountRef;
  readonly alsoAs?: readonly AccountRef[];
  readonly sides: readonly string[];
  readonly why?: Readonly<
    Record<string, { readonly for?: AccountRef; readonly alsoFor?: readonly AccountRef[] }>
  >;
}

/** Whether this person was heard, with whichever account of theirs. */
export const isHeard = (
  agreed: readonly Said[],
  { account, alsoAs = [] }: Pick<Asking, 'account' | 'alsoAs'>,
): boolean => [account, ...alsoAs].some((one) => wasHeard(agreed, one));

/** In whose stead they were asked for this side; none where the yes would be their own. */
export const insteadOf = ({ why }: Pick<Asking, 'why'>, side: string): AccountRef[] => {
  const { for: away, alsoFor = [] } = why?.[side] ?? {};
  return away ? [away, ...alsoFor] : [];
};

/** Whether a yes for this side could still come of them: neither they nor whoever they speak for was heard. */
export function couldSay(
  {
    agreed,
    approvers,
  }: { readonly agreed: readonly Said[]; readonly approvers: readonly Asking[] },
  one: Asking,
  { id }: Counted,
): boolean {
  if (!one.sides.includes(id) || isHeard(agreed, one)) return false;
  const away = insteadOf(one, id);
  const known = (account: AccountRef) =>
    approvers.find((other) => sameAccount(other.account, account)) ?? { account };
  return away.length === 0 || away.some((account) => !isHeard(agreed, known(account)));
}

export const stageOf = ({ stage = 1 }: Counted): number => stage;
export const needsOf = ({ needs = 1 }: Counted): number => needs;

export const yesesOf = (agreed: readonly Yes[], { id }: Counted): number =>
  agreed.filter(({ side }) => side === id).length;

export const isSatisfied = (agreed: readonly Yes[], side: Counted): boolean =>
  yesesOf(agreed, side) >= needsOf(side);

export const stagesIn = (sides: readonly Counted[]): number => Math.max(1, ...sides.map(stageOf));

/** The earliest stage in which a yes is missing; the last one where none is. */
export function openStage({ sides, agreed }: Pick<Asked, 'sides' | 'agreed'>): number {
  const open = sides.filter((side) => !isSatisfied(agreed, side)).map(stageOf);
  return open.length > 0 ? Math.min(...open) : stagesIn(sides);
}

/** Up to which stage people are asked: what opened once stays open. */
export const reachedStage = (asked: Asked): number =>
  Math.max(openStage(asked), asked.asking?.reached ?? 1);

/** Whether somebody who answers for these sides has been asked. */
export const isAsked = (asked: Asked, sides: readonly string[]): boolean =>
  asked.sides.some((side) => sides.includes(side.id) && stageOf(side) <= reachedStage(asked));

/** Sides that are asked now and have not agreed. */
export function openSides<S extends Counted>(
  asked: Omit<Asked, 'sides'> & { readonly sides: readonly S[] },
): S[] {
  const reached = reachedStage(asked);
  return asked.sides.filter((side) => stageOf(side) <= reached && !isSatisfied(asked.agreed, side));
}

export const yesesNeeded = (sides: readonly Counted[]): number =>
  sides.reduce((sum, side) => sum + needsOf(side), 0);
