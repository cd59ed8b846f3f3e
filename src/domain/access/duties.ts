// What one person must not have together, and how much they may have at once: told when it is asked and when it is approved.
import { type Refusal, refusal } from '../../shared/refusal.ts';
import type { Estate, PolicyRule } from '../estate/estate.ts';
import type { Assignment, Incompatible } from '../estate/limits.ts';
import { ruleAt } from './followed.ts';
import type { Resource } from './plan.ts';
import { matchesPattern } from './policy.ts';
import type { AccessRequest } from './request.ts';

/** What stands on the other side of a list in which something stands. */
export interface Opposite {
  readonly rule: Incompatible;
  readonly against: readonly Assignment[];
}

const isAmong = ({ kind, tenantId, id }: Resource, list: readonly Assignment[]): boolean =>
  list.some(
    (one) =>
      one.kind === kind &&
      one.tenantId === tenantId &&
      matchesPattern(one.resource, id.toLowerCase()),
  );

/** Whichever of the two lists it stands in. */
export const oppositesOf = (estate: Estate, resource: Resource): Opposite[] =>
  (estate.incompatible ?? []).flatMap((rule) => {
    const [one, other] = rule.between;
    return [
      ...(isAmong(resource, one) ? [{ rule, against: other }] : []),
      ...(isAmong(resource, other) ? [{ rule, against: one }] : []),
    ];
  });

export const clashes = ({ against }: Opposite, held: Resource): boolean => isAmong(held, against);

export const incompatible = (
  rule: Incompatible,
  names: { readonly wanted: string; readonly held: string; readonly who: string },
): Refusal =>
  refusal(
    'incompatible',
    `${names.wanted} does not go together with ${names.held}, which ${names.who} already: ${rule.because.replace(/\.+$/, '')}.`,
    `One of the two has to end before the other is given. That is ${ruleAt(rule)}.`,
    'resource',
  );

/** Why nobody can tell whether it goes together: what is not known is no yes. */
export const dutiesUnreadable = (held: string, wanted: string): Refusal =>
  refusal(
    'duties-unreadable',
    `It could not be read whether ${held} is there already, which does not go together with ${wanted}.`,
    'Nothing was given. Try again in a few minutes.',
  );

/** `open`: what the person has or is about to get under any rule, this request not among it. */
export function tooManyAtOnce(
  { id, place, atOnce }: Pick<PolicyRule, 'id' | 'place' | 'atOnce'>,
  wanted: Resource,
  open: readonly AccessRequest[],
): Refusal | undefined {
  if (atOnce === undefined) return undefined;
  // The same thing for longer is not another one.
  const others = new Map(
    open
      .filter(({ policy }) => policy.id === id)
      .map((request) => [keyOf(request.plan.resource), request]),
  );
  others.delete(keyOf(wanted));
  if (others.size < atOnce) return undefined;
  const names = [...others.values()].map((one) => one.personal?.words.title ?? one.id);
  return refusal(
    'too-many-at-once',
    `Rule ${id} (${place}) lets one person have ${atOnce === 1 ? 'one thing' : `${atOnce} things`} at once, and there ${others.size === 1 ? 'is' : 'are'} ${new Intl.ListFormat('en').format(names)} already.`,
    'One has to end first: whoever has it can give it back under "my access".',
    'resource',
  );
}

const keyOf = ({ kind, tenantId, id }: Resource): string => `${kind}/${tenantId}/${id}`;
