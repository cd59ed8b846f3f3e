// Whose yes a changed estate waits for, in words for whoever looks after the process.
import { whoIsMissing } from '../cards/estate-needs.ts';
import type { EstateVersion } from '../domain/estate/change/version.ts';
import type { Estate } from '../domain/estate/estate.ts';
import { accountKey } from '../shared/account.ts';
import { standingOf } from '../usecases/run-estate-work.ts';

export function whatItNeeds(inForce: Estate, waiting: EstateVersion): string {
  const [someone] = waiting.asked;
  const names = [...new Set(waiting.asked.map((one) => waiting.personal?.names[accountKey(one)]))];
  const asked = new Intl.ListFormat('en').format(names.filter((name) => name !== undefined));
  if (!someone) return 'Nobody is named who could accept it: name a second owner.';
  const { needs } = standingOf(inForce, waiting, someone);
  return `It needs the yes of ${whoIsMissing(needs)}; asked are ${asked}.`;
}
