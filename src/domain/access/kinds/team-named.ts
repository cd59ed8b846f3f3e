// Who is meant by the addresses of a team: each leads to one account of ours, or is told by name.
import type { AccountRef } from '../../../shared/account.ts';
import { accountKey } from '../../../shared/account.ts';
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import { type Estate, tenantByDomain } from '../../estate/estate.ts';
import { ask, type Study, together } from '../../study.ts';

export const MOST_PEOPLE = 20;
const FIELD = 'input-people';
const LIST = new Intl.ListFormat('en');

type Found = { readonly account: AccountRef } | { readonly wrong: string; readonly why: Why };
type Why = 'outside' | 'nobody' | 'unreadable' | 'disabled';

export function* teamNamed(
  estate: Estate,
  typed: string,
): Study<Result<readonly AccountRef[], readonly Refusal[]>> {
  const addresses = [
    ...new Set(
      typed
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter((one) => one !== ''),
    ),
  ];
  const count = countWrong(addresses.length);
  if (count) return refused([count]);
  const found = yield* together(addresses.map((address) => find(estate, address)));
  const wrong = (['outside', 'nobody', 'disabled', 'unreadable'] as const).flatMap((why) => {
    const those = found.flatMap((one) => ('why' in one && one.why === why ? [one.wrong] : []));
    return those.length > 0 ? [notFound(why, those)] : [];
  });
  if (wrong.length > 0) return refused(wrong);
  const accounts = found.flatMap((one) => ('account' in one ? [one.account] : []));
  const distinct = [...new Map(accounts.map((one) => [accountKey(one), one])).values()];
  const left = countWrong(distinct.length);
  return left ? refused([left]) : ok(distinct);
}

function* find(estate: Estate, address: string): Study<Found> {
  const tenant = tenantByDomain(estate, address.slice(address.lastIndexOf('@') + 1));
  if (!address.includes('@') || !tenant || tenant.kind === 'external') {
    return { wrong: address, why: 'outside' };
  }
  const read = yield* ask({ fact: 'account-by-address', tenantId: tenant.id, address });
  if (!read.known) return { wrong: address, why: 'unreadable' };
  if (read.value === null) return { wrong: address, why: 'nobody' };
  if (!read.value.enabled) return { wrong: address, why: 'disabled' };
  const { tenantId, objectId } = read.value;
  return { account: { tenantId, objectId } };
}

function countWrong(count: number): Refusal | undefined {
  if (count > MOST_PEOPLE) {
    return refusal(
      'too-many-people',
      `${count} people are named; ${MOST_PEOPLE} fit into one request.`,
      'Ask in two requests, so that whoever decides can look at each person.',
      FIELD,
    );
  }
  return count < 2
    ? refusal(
        'too-few-people',
        'A team is two people or more.',
        'Name the others as well. For yourself alone ask for guest access.',
        FIELD,
      )
    : undefined;
}

const SENTENCES: Readonly<Record<Why, (who: string) => readonly [string, string]>> = {
  outside: (who) => [
    `Not an address of one of our tenants: ${who}.`,
    'Name people of our tenants only; somebody from outside is asked for as a guest from outside.',
  ],
  nobody: (who) => [
    `Nobody was found with the address ${who}.`,
    'Look at how it is written: it is the address with which they sign in.',
  ],
  disabled: (who) => [`The account is disabled: ${who}.`, 'Leave it out.'],
  unreadable: (who) => [
    `Their tenant cannot be read at the moment: ${who}.`,
    'Try again in a few minutes, or leave them out.',
  ],
};

function notFound(why: Why, addresses: readonly string[]): Refusal {
  const [sentence, next] = SENTENCES[why](LIST.format(addresses));
  return refusal(`people-${why}`, sentence, next, FIELD);
}
