// The questions about people and applications: what the estate names, by the names of the directory.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import type { Nameable, Tenant } from '../../estate/estate.ts';
import type { FactQuery } from '../../facts.ts';
import type { Study } from '../../study.ts';
import type { Input } from '../kind.ts';
import { cannotRead } from '../unreadable.ts';
import { isReadable } from './opening-halves.ts';

type List = 'groups' | 'applications';

export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** What exists of the list; the estate is believed where the directory cannot be read. */
export function* choicesOf(tenant: Tenant, list: List): Study<Result<readonly Choice[], Refusal>> {
  const items = tenant.offers.openings[list];
  if (!isReadable(tenant)) {
    return ok(items.map(({ id, name }) => ({ title: name ?? id, value: id })));
  }
  const answers = yield items.map((item) => queryFor(tenant, list, item));
  const choices: Choice[] = [];
  for (const [i, { id }] of items.entries()) {
    const answer = answers[i];
    if (!answer?.known) {
      const unreadable = answer && !answer.known && answer.reason;
      if (!unreadable) throw new Error('A question was not answered.');
      return refused(cannotRead(tenant.displayName, unreadable));
    }
    const thing = answer.value as { readonly displayName: string } | null;
    if (thing) choices.push({ title: thing.displayName, value: id });
  }
  return choices.length > 0 ? ok(choices) : refused(allGone(tenant, list));
}

const queryFor = ({ id: tenantId }: Tenant, list: List, { id }: Nameable): FactQuery =>
  list === 'groups'
    ? { fact: 'group', tenantId, groupId: id }
    : { fact: 'application', tenantId, appId: id };

export const peopleInput = (tenant: Tenant, choices: readonly Choice[]): Input => ({
  id: 'people',
  label: `Which people of ${tenant.displayName}?${unchecked(tenant)}`,
  type: 'choices',
  choices,
  required: true,
});

export const applicationsInput = (tenant: Tenant, choices: readonly Choice[]): Input => ({
  id: 'applications',
  label: `Which applications of ${tenant.displayName}?${unchecked(tenant)}`,
  type: 'choices',
  choices,
  required: true,
});

const unchecked = (tenant: Tenant): string =>
  isReadable(tenant) ? '' : ' Their ids stand in the estate and cannot be checked.';

const allGone = (tenant: Tenant, list: List): Refusal =>
  refusal(
    `${list}-gone`,
    `None of the ${list} that ${tenant.displayName} lets be named exists any more.`,
    `Ask ${tenant.contact} to have the estate mended.`,
    'resource',
  );
