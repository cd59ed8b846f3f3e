// Of the voices somebody could give: one after which persons of their own are left for all the others.
import { type AccountRef, accountKey, sameAccount } from '../../shared/account.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { needsOf, yesesOf } from '../../shared/yeses.ts';
import { type Estate, personOf } from '../estate/estate.ts';
import type { Agreed, Approving, Voice } from './authority.ts';
import type { Deciding } from './deciding.ts';
import { lackOf } from './enough-people.ts';
import type { Identity } from './identity.ts';
import type { Named } from './named.ts';
import { isOutsider, type Person } from './people.ts';
import { personKeyOf, type Side } from './sides.ts';

/** Those whose yes for a side could be taken where that of whoever presses is not. */
export interface Instead {
  readonly side: Side;
  readonly accounts: readonly AccountRef[];
}

/** Why somebody may not approve. As far as the estate and groups tell, those named there could. */
export interface NotTaken extends Refusal {
  readonly instead?: Instead;
}

/**
 * A yes that leaves more missing than it gives is not taken: somebody else can give it, and without
 * that person's own the request could not be approved any more.
 */
export function whichVoice(
  estate: Estate,
  deciding: Deciding,
  { approver, askers, agreed }: Pick<Approving, 'approver' | 'askers' | 'agreed'>,
  able: readonly [Voice, ...Voice[]],
): Result<Voice, NotTaken> {
  const { sides, named, left = [] } = deciding;
  const taken = [...agreed.flatMap(peopleOf), ...askers.filter(isIdentity)];
  /** With their own yes, in accounts that can say it. */
  const own = (side: Side, without: readonly Identity[]): Named[] =>
    (named[side.id] ?? []).filter(
      (one) =>
        !one.for &&
        !left.includes(accountKey(one.account)) &&
        !without.some((known) => has(known, one.account)),
    );
  const lackAfter = (said?: Side, by: readonly Identity[] = [], person?: string) =>
    lackOf(
      estate,
      sides.map((side) => ({
        side: side.id,
        yeses: needsOf(side) - yesesOf(agreed, side) - (side.id === said?.id ? 1 : 0),
        people: own(side, [...taken, ...by])
          .filter((one) => personKeyOf(estate, one.account) !== person)
          // All accounts of whoever presses are one person, also where only a directory links them.
          .map((one) => (has(approver, one.account) ? approver.account : one.account)),
      })),
    );
  const after = ({ side, for: away }: Voice) =>
    lackAfter(side, away ? [approver, away] : [approver]);
  const before = lackAfter();
  const good = able.find((voice) => after(voice).yeses <= before.yeses);
  if (good) return ok(good);
  const [first] = able;
  const then = after(first).sides;
  const more = then.filter((id) => !before.sides.includes(id));
  const names = sides.filter(({ id }) => (more.length > 0 ? more : then).includes(id));
  const instead = own(first.side, [...taken, approver]).filter(({ account }) => {
    const lack = lackAfter(first.side, [], personKeyOf(estate, account));
    return lack.yeses <= before.yeses;
  });
  const called = instead.map(
    ({ account, displayName }) => personOf(estate, account)?.displayName ?? displayName,
  );
  const accounts = instead.map(({ account }) => account);
  return refused({
    ...neededElsewhere(first, names, called),
    instead: { side: first.side, accounts },
  });
}

/** Those of whom no other yes comes. */
const peopleOf = ({ by, for: away }: Agreed): Identity[] => [by, ...(away ? [away] : [])];

const has = ({ accounts }: Identity, account: AccountRef): boolean =>
  accounts.some((one) => sameAccount(one, account));

const isIdentity = (person: Person): person is Identity => !isOutsider(person);

const LIST = new Intl.ListFormat('en');
const EITHER = new Intl.ListFormat('en', { type: 'disjunction' });
const MOST = 5;

/** `instead`: names of those whose yes could be taken, where they have one. */
function neededElsewhere(
  { side, for: away }: Voice,
  sides: readonly Side[],
  instead: ReadonlyArray<string | undefined>,
): Refusal {
  const names = [...new Set(instead)].flatMap((name) => name ?? []);
  const who =
    names.length === 0 || names.length > MOST ? 'Another who is asked' : EITHER.format(names);
  return refusal(
    'needed-elsewhere',
    away
      ? `With a yes in the stead of ${away.account.displayName} too few people would be left for ${LIST.format(sides.map(({ name }) => name))}, since neither of you could give another.`
      : `Your yes is needed for ${LIST.format(sides.map(({ name }) => name))}, where too few others could give it, and nobody counts twice.`,
    `${who} can answer for ${side.name} instead.`,
  );
}
