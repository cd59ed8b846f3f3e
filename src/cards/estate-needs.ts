// Whose yes a changed estate still waits for.
import type { EstateStanding } from '../domain/estate/change/version.ts';

const LIST = new Intl.ListFormat('en');

export function whoIsMissing({
  people,
  tenants,
}: Pick<EstateStanding['needs'], 'people' | 'tenants'>): string {
  const owners = LIST.format(tenants.map((name) => `an owner of ${name}`));
  // Whoever owns one of them is a person as well, so where one is missing that says it all.
  if (owners !== '' && people < 2) return owners;
  const some = people < 2 ? 'one more person' : 'at least two people';
  return owners === '' ? some : `${some}, among them ${owners}`;
}
