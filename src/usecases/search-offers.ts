// Type-ahead: of what somebody may ask for, what matches the words typed so far, by name or by task.
import type { Offer } from '../domain/access/kind.ts';
import { kindById } from '../domain/access/kinds/index.ts';
import type { AccountRef } from '../shared/account.ts';
import { type OpenFormDeps, openForm } from './open-form.ts';

const AT_MOST = 15;
/** Of the tasks that the words may mean, those that are taken for meant. */
const TASKS = 3;

export async function searchOffers(
  deps: OpenFormDeps,
  actor: AccountRef,
  kindId: string,
  text: string,
): Promise<ReadonlyArray<Offer & { readonly value: string }>> {
  const form = await openForm(deps, actor, kindId);
  if (!form.ok) return [];
  const words = text.toLowerCase().split(/\s+/);
  const served = kindById(kindId)?.tasks?.(text).slice(0, TASKS) ?? [];
  return form.value.offers
    .filter(({ name, tenant, resource }) => {
      const all = `${name} ${tenant}`.toLowerCase();
      return (
        words.every((word) => all.includes(word)) ||
        served.some(({ reach }) => reach(resource.id) !== undefined)
      );
    })
    .slice(0, AT_MOST);
}
