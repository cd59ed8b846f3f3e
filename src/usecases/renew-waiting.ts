// Files that wait are found again: told and put to people anew where today's reckoning asks more of them.
import { askedAnew, isShort, isToldOtherwise } from '../domain/estate/change/ask-anew.ts';
import type { EstateVersion, VersionChange } from '../domain/estate/change/version.ts';
import { compareWithInForce, type EstateChangeDeps } from './estate-changes.ts';
import { differencesWithNames } from './name-estate-change.ts';

/**
 * Nothing where it stands as it should. `first`: this process finds these files for the first time, so
 * it may also tell them in other words; otherwise two versions of Drawbridge that run beside each other
 * would do so by turns. Whoever lacks is asked at any time, and nobody is taken out again.
 */
export async function renewWaiting(
  deps: EstateChangeDeps,
  waiting: EstateVersion,
  first: boolean,
): Promise<VersionChange | undefined> {
  const compared = await compareWithInForce(deps, waiting.texts);
  if (!compared || compared.inForce.hash !== waiting.base) return undefined;
  const { before, after, differences } = compared;
  const short = isShort(before.estate, waiting, differences);
  if (!short && !(first && isToldOtherwise(waiting, differences))) return undefined;
  const named = await differencesWithNames(deps, before, after);
  return askedAnew(before.estate, waiting, named, deps.clock.now());
}
