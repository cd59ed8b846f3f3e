// Pairs in words, and why pairs cannot be opened: what would open besides is named, one by one.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import type { Tenant } from '../../estate/estate.ts';
import type { Target } from '../../facts.ts';
import type { Region } from '../pairs/region.ts';
import type { Scope } from '../pairs/scope.ts';
import { targetKey } from '../pairs/section.ts';
import type { Boundary, Half } from './opening-halves.ts';
import type { Names } from './opening-names.ts';

/** More pairs than anybody reads. */
const PAIRS_SHOWN = 12;

export const OPENS_THE_DOOR =
  'This opens the door and gives nobody an account: guests are still invited, and applications still ask for an assignment where they do.';

const LIST = new Intl.ListFormat('en');

export interface Speech {
  readonly boundary: Boundary;
  readonly names: Names;
}

/** `Finance Closing (Fabrikam) → Expense Portal`, each pair by itself, the rest as a number. */
export function sayPairs(speech: Speech, region: Region, shown = PAIRS_SHOWN): string {
  const pairs = pairsOf(speech, region);
  const more = pairs.length - shown;
  return [...pairs.slice(0, shown), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

export function pairsOf({ boundary, names }: Speech, region: Region): string[] {
  const { people, host } = boundary;
  const all = region.flatMap(({ subjects, applications }) =>
    namesIn(names, subjects, `everybody else of ${people.displayName}`).flatMap((who) =>
      namesIn(names, applications, `every other application of ${host.displayName}`).map((what) =>
        who.endsWith(people.displayName)
          ? `${who} → ${what}`
          : `${who} (${people.displayName}) → ${what}`,
      ),
    ),
  );
  return [...new Set(all)];
}

/** Of everything but some, the some are told elsewhere. */
const namesIn = (names: Names, { except, ids }: Scope, others: string): string[] =>
  except ? [others] : [...ids].map((id) => names.get(id) ?? id);

export const sayTargets = ({ names }: Speech, targets: readonly Target[]): string =>
  LIST.format(targets.map((target) => names.get(targetKey(target)) ?? target.target));

/** `Fabrikam, outbound to Contoso`: whose settings, and for whom. */
export const sayHalf = ({ direction, tenant, partner }: Half): string =>
  direction === 'outbound'
    ? `${tenant.displayName}, outbound to ${partner.displayName}`
    : `${tenant.displayName}, inbound from ${partner.displayName}`;

export const opensMore = (speech: Speech, half: Half, unwanted: Region): Refusal =>
  refusal(
    'opens-more',
    `Settings between tenants are one list of people times one list of applications. In ${sayHalf(half)}, this would open as well: ${sayPairs(speech, unwanted, 5)}.`,
    'Ask for people or applications that go together, or have the application itself given to a group (an app role): that opens nothing else.',
    'input-people',
  );

export const blockedByName = (speech: Speech, half: Half, targets: readonly Target[]): Refusal =>
  refusal(
    'blocked-by-name',
    `${sayTargets(speech, targets)} ${targets.length === 1 ? 'is' : 'are'} blocked by name in ${sayHalf(half)}. Somebody decided that, and Drawbridge does not lift it.`,
    `Ask ${half.tenant.contact} whether the block is still meant.`,
    'input-people',
  );

export const notForLong = (half: Half, beside: string): Refusal =>
  refusal(
    'not-for-long',
    beside === 'before'
      ? `In ${sayHalf(half)}, it could not be kept apart from what was there before once open requests end: a section holds one list of people times one list of applications.`
      : `In ${sayHalf(half)}, it could not be kept apart from request ${beside}: a section holds one list of people times one list of applications, and each request has to be able to end by itself.`,
    'Ask for the same people or the same applications as that, or wait until it has ended.',
    'input-people',
  );

export const changedByHand = (half: Half, requestId: string): Refusal =>
  refusal(
    'changed-by-hand',
    `Somebody took out of ${sayHalf(half)} what request ${requestId} rests on.`,
    `Ask ${half.tenant.contact} to put it back, or end that request first.`,
  );

export const unsaid = (half: Half): Refusal =>
  refusal(
    'setting-unsaid',
    `Neither ${half.tenant.displayName}’s entry for ${half.partner.displayName} nor its default says who may pass, so nothing can be planned.`,
    `Ask ${half.tenant.contact} to look at its cross-tenant access settings.`,
  );

export const openAlready = (speech: Speech, pairs: Region): Refusal =>
  refusal(
    'already-held',
    `All of it is open already, without an end: ${sayPairs(speech, pairs, 5)}.`,
    'There is nothing to ask for. To have it closed, talk to the tenant’s owner.',
    'input-people',
  );

export const unlicensed = (tenant: Tenant): Refusal =>
  refusal(
    'unlicensed',
    `${tenant.displayName} has no Entra ID P1, which settings for single people and applications need.`,
    `Ask ${tenant.contact} about the licence.`,
    'resource',
  );
