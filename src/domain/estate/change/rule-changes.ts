// What differs between the rules of two versions: added, removed, changed, or read in another order.
import type { Estate, PolicyRule } from '../estate.ts';
import { meaningOfRule, type Plain } from './content.ts';
import { tenantsOfRule } from './counts-in.ts';
import type { Difference } from './difference.ts';
import { entryFields } from './entry-fields.ts';
import { fieldChanges, type SayValue } from './field-changes.ts';

export function ruleChanges(before: Estate, after: Estate, say: SayValue): Difference[] {
  const old = new Map(before.policies.map((rule) => [rule.id, rule]));
  const now = new Map(after.policies.map((rule) => [rule.id, rule]));
  const about = (...rules: readonly PolicyRule[]) => [
    ...new Set(
      rules.flatMap((rule) => [...tenantsOfRule(before, rule), ...tenantsOfRule(after, rule)]),
    ),
  ];
  const whole = (rule: PolicyRule, what: string, more: readonly string[] = []): Difference[] =>
    [...entryFields(fieldsOf(rule), say), ...more].map((words) => ({
      words: `Rule ${rule.id} is ${what}: ${words}`,
      place: rule.place,
      tenants: about(rule),
    }));
  return [
    ...before.policies
      .filter(({ id }) => !now.has(id))
      .flatMap((rule) => whole(rule, 'removed; it said')),
    ...after.policies.flatMap((rule, i): Difference[] => {
      const was = old.get(rule.id);
      if (!was) return whole(rule, 'added', [...openIn(rule), readBefore(after.policies[i + 1])]);
      return fieldChanges(meaningOfRule(was), meaningOfRule(rule), say).map(({ field, words }) => ({
        words: `Rule ${rule.id}: ${field} ${words}${openness(field, was, rule)}`,
        place: rule.place,
        tenants: about(was, rule),
      }));
    }),
    ...moved(before.policies, after.policies).map(({ rule, next }) => ({
      words: `Rule ${rule.id} is read in another place: ${next ? `before ${next}` : 'last'}`,
      place: rule.place,
      tenants: about(rule),
    })),
  ];
}

/** The first rule that fits is the one that counts. */
const readBefore = (next: PolicyRule | undefined): string =>
  next ? `read before ${next.id}` : 'read last';

const openIn = ({ tenants }: PolicyRule): string[] =>
  tenants ? [] : ['without tenants, so it is for all'];

function fieldsOf(rule: PolicyRule): Plain {
  const { id: _, ...fields } = meaningOfRule(rule);
  return fields;
}

/** Left out, these mean everybody or everything. */
const OPEN = /^(tenants|resources|recipients|requestors\.(tenants|people|userTypes))$/;

function openness(field: string, was: PolicyRule, is: PolicyRule): string {
  if (!OPEN.test(field)) return '';
  const left = (rule: PolicyRule) =>
    field.split('.').reduce<unknown>((part, key) => (part as Plain | undefined)?.[key], rule) ===
    undefined;
  if (left(is)) return '; without it the rule is for all';
  return left(was) ? '; before, the rule was for all' : '';
}

/** Those that are out of the longest run which kept its order, with the rule they now stand before. */
function moved(before: readonly PolicyRule[], after: readonly PolicyRule[]) {
  const places = new Map(before.map(({ id }, i) => [id, i]));
  const common = after.filter(({ id }) => places.has(id));
  const at = common.map(({ id }) => places.get(id) ?? 0);
  const kept = new Set(longestRun(at));
  return common.flatMap((rule, i) =>
    kept.has(at[i] ?? -1) ? [] : [{ rule, next: common[i + 1]?.id }],
  );
}

/** The longest rising run within a list of different numbers. */
function longestRun(numbers: readonly number[]): number[] {
  const best: number[][] = [];
  for (const [i, number] of numbers.entries()) {
    let run: number[] = [];
    for (const [j, earlier] of best.slice(0, i).entries()) {
      if ((numbers[j] ?? 0) < number && earlier.length > run.length) run = earlier;
    }
    best.push([...run, number]);
  }
  return best.reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), []);
}
