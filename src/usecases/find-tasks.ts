// "tasks …": which tasks the words mean, the least that serves each, and whether the asker can ask for it.
import { least } from '../domain/access/by-task.ts';
import type { Offer, Served } from '../domain/access/kind.ts';
import { kinds } from '../domain/access/kinds/index.ts';
import { wordsOf } from '../domain/access/said-words.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result } from '../shared/result.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { listOffers } from './list-offers.ts';
import { readOnce } from './read-once.ts';

type Listed = Offer & { readonly value: string };

export interface FoundTask {
  readonly kind: string;
  readonly served: Pick<Served, 'task' | 'area' | 'by' | 'never'>;
  /** The one to ask for; missing where there is none, or where several fit equally well. */
  readonly offer: Listed | undefined;
  /** How many offered things serve it. */
  readonly offers: number;
}

const AT_MOST = 6;

export async function findTasks(
  given: IdentifyDeps,
  actor: AccountRef,
  words: string,
): Promise<Result<readonly FoundTask[], Refusal>> {
  const deps = { ...given, facts: readOnce(given.facts) };
  const person = await identifyPerson(deps, actor);
  if (!person.ok) return person;
  const said = new Set(wordsOf(words));
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const served = (kind.tasks?.(words) ?? []).slice(0, AT_MOST);
      if (served.length === 0) return [];
      const { offers } = await listOffers(deps, kind, person.value);
      return served.map((one): FoundTask => {
        const fitting = offers.filter(({ resource }) => one.reach(resource.id) !== undefined);
        const offer = least(fitting, one, said);
        const listed = offers.find(({ resource }) => resource === offer?.resource);
        return { kind: kind.id, served: one, offer: listed, offers: fitting.length };
      });
    }),
  );
  return ok(found.flat().slice(0, AT_MOST));
}
