// Type-ahead: of what somebody may ask for, what matches the words typed so far.
import type { Offer } from '../domain/access/kind.ts';
import type { AccountRef } from '../shared/account.ts';
import type { IdentifyDeps } from './identify-person.ts';
import { openForm } from './open-form.ts';

const AT_MOST = 15;

export async function searchOffers(
  deps: IdentifyDeps,
  actor: AccountRef,
  kindId: string,
  text: string,
): Promise<ReadonlyArray<Offer & { readonly value: string }>> {
  const form = await openForm(deps, actor, kindId);
  if (!form.ok) return [];
  const words = text.toLowerCase().split(/\s+/);
  return form.value.offers
    .filter(({ name, tenant }) => {
      const all = `${name} ${tenant}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .slice(0, AT_MOST);
}
