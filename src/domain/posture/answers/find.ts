// People and applications by the words somebody typed: surely one of them, several, or none.
import { addressesOf, homeAddressOf, isOutsider } from '../between/outsiders.ts';
import type { TenantView } from '../check.ts';
import type { UserFact } from '../facts/directory.ts';
import type { ServicePrincipalFact } from '../facts/workloads.ts';
import { knownValue } from '../reading.ts';

/** Without case, accents and signs, so that `Jörg Müller` is found as `jorg muller`. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@.]+/gu, ' ')
    .trim();

/** By address or by the whole name; by a part of it only where nothing bears it whole. Undefined: not read. */
export function findPeople(view: TenantView, typed: string): readonly UserFact[] | undefined {
  const users = knownValue(view.facts, 'users');
  if (!users) return undefined;
  const wanted = fold(typed);
  if (wanted.includes('@')) {
    return users.filter((user) =>
      [...addressesOf(user), isOutsider(user) ? homeAddressOf(user) : undefined].some(
        (address) => address !== undefined && fold(address) === wanted,
      ),
    );
  }
  const whole = users.filter(
    (user) =>
      fold(user.displayName ?? '') === wanted ||
      fold(user.userPrincipalName ?? '').split('@')[0] === wanted,
  );
  return whole.length > 0 || wanted.length < 3
    ? whole
    : users.filter(({ displayName }) => hasWords(displayName ?? '', wanted));
}

export function findApplications(
  view: TenantView | undefined,
  typed: string,
): readonly ServicePrincipalFact[] | undefined {
  const all = view && knownValue(view.facts, 'servicePrincipals');
  if (!all) return undefined;
  const wanted = fold(typed);
  const whole = all.filter(
    ({ displayName, appId }) =>
      fold(displayName ?? '') === wanted || appId.toLowerCase() === wanted,
  );
  return whole.length > 0 || wanted.length < 3
    ? whole
    : all.filter(({ displayName }) => hasWords(displayName ?? '', wanted));
}

function hasWords(name: string, wanted: string): boolean {
  const words = fold(name).split(' ');
  return wanted.split(' ').every((word) => words.includes(word));
}
