// Who may say which yes now: found for each side, with the fallback, those it was escalated to, and delegates.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { ok, type Result } from '../../shared/result.ts';
import { needsOf, type Said, stageOf } from '../../shared/yeses.ts';
import type { DeciderRef, DecidingGroup } from '../estate/deciders.ts';
import {
  type Estate,
  type PolicyRule,
  personOf,
  type Tenant,
  tenantById,
} from '../estate/estate.ts';
import { type Study, settled, together } from '../study.ts';
import { type StandIn, withDelegates } from './absence.ts';
import { byListed, heardPeople, isVoiceOf, lackOf } from './enough-people.ts';
import { findDeciders, type Matter } from './find-deciders.ts';
import type { Identity } from './identity.ts';
import type { Planned } from './kind.ts';
import { distinct, type Named } from './named.ts';
import { isOutsider, type Person } from './people.ts';
import { groupsOf, personKeyOf, type Side, stagesOf, tenantOf } from './sides.ts';

/** What is asked for today: under which rule, and of whom. */
export interface Deciding {
  readonly rule: PolicyRule;
  readonly sides: readonly Side[];
  /** By side; whoever asks is among them, and cannot decide. */
  readonly named: Readonly<Record<string, readonly Named[]>>;
  /** Keys of accounts among them that are known to be disabled or gone. */
  readonly left?: readonly string[] | undefined;
}

export interface Known {
  /** Nobody of them decides. */
  readonly askers: readonly Person[];
  /** Keys of accounts that are known to be disabled or gone. */
  readonly left?: readonly string[] | undefined;
  /** Stages that went to others as well, since nobody answered. */
  readonly escalated?: readonly number[] | undefined;
  /** Those who were asked to stand in for this request alone; they come before an absence. */
  readonly passedOn?: readonly StandIn[] | undefined;
  /** Whoever gave a yes that still counts is not missing, nor left for another side. */
  readonly agreed?: readonly Said[] | undefined;
  /** Those in force. */
  readonly absences: readonly StandIn[];
}

export function* decidingOn(
  estate: Estate,
  planned: Pick<Planned, 'sides' | 'plan'>,
  rule: PolicyRule,
  matter: Matter,
  known: Known,
): Study<Result<Deciding, Refusal>> {
  const asked = groupsOf(estate, planned, rule).flatMap((group) =>
    group.sides.map((side) => {
      const tenant = group.eachTenant ? tenantById(estate, tenantOf(side) ?? '') : undefined;
      return { side, tenant, refs: decidersFor(rule, group, tenant) };
    }),
  );
  const find = (refs: readonly DeciderRef[], tenant: Tenant | undefined) =>
    findDeciders(estate, refs, tenant, matter);
  const found = yield* together(asked.map(({ refs, tenant }) => find(refs, tenant)));
  const { able, lacking } = judge(estate, known);
  const later = yield* together(
    asked.map(({ side, tenant }) => {
      const to = known.escalated?.includes(stageOf(side))
        ? stagesOf(rule)[stageOf(side) - 1]?.escalateTo
        : undefined;
      const here = tenant ?? tenantById(estate, matter.resource.tenantId);
      return to ? find(to, here) : settled(undefined);
    }),
  );
  const first = asked.map(({ side }, i) => ({ side, first: foundBy(found[i]) ?? [] }));
  const agreed = byListed(estate, known.agreed ?? []);
  /** What was agreed for a side of today by those who were found for it, or in their stead. */
  const saidBy = (...lists: ReadonlyArray<typeof found | typeof later>) =>
    agreed.filter((yes) =>
      asked.some(({ side }, i) => {
        const people = lists.flatMap((list) => accountsIn(foundBy(list[i]) ?? []));
        return side.id === yes.side && isVoiceOf(people, yes);
      }),
    );
  const fallBack = (wanted: (side: Side) => boolean) =>
    together(
      asked.map(({ side, tenant }, i) => {
        const here = tenant ?? tenantById(estate, matter.resource.tenantId);
        const falls = found[i]?.ok && wanted(side);
        return falls && rule.fallback ? find(rule.fallback, here) : settled(undefined);
      }),
    );
  const own = saidBy(found, later);
  const before = lacking(first, own);
  const others = agreed.filter((yes) => !own.includes(yes));
  // Whoever was asked because others lacked, and said yes, stays asked for as long as somebody lacks.
  const perhaps = yield* fallBack(
    ({ id }) => before.length > 0 && others.some(({ side }) => side === id),
  );
  const instead = saidBy(perhaps).filter((yes) => others.includes(yes));
  const short = instead.length > 0 ? lacking(first, [...own, ...instead]) : before;
  const more = yield* fallBack(
    ({ id }) => short.includes(id) || instead.some(({ side }) => side === id),
  );
  const wrong = [...found, ...more, ...later].find((one) => one && !one.ok);
  if (wrong && !wrong.ok) return wrong;
  const standIns = [...(known.passedOn ?? []), ...known.absences];
  const sides: Side[] = [];
  const named: Record<string, readonly Named[]> = {};
  for (const [i, { side }] of asked.entries()) {
    const fallback = foundBy(more[i]);
    sides.push(fallback && fallback.length > 0 ? { ...side, fallback: true } : side);
    const all = distinct([
      ...(foundBy(found[i]) ?? []),
      ...(fallback ?? []).map((one): Named => ({ ...one, instead: 'fallback' })),
      ...(foundBy(later[i]) ?? []).map((one): Named => ({ ...one, instead: 'escalation' })),
    ]);
    const there = all.filter(({ account }) => able(account));
    const gone = all.filter((one) => !there.includes(one));
    named[side.id] = distinct([...withDelegates(estate, there, standIns), ...gone]);
  }
  return ok({ rule, sides, named, left: known.left });
}

/** Whom a rule names for some tenants says nothing for another one: there its owners do. */
export const decidersFor = (
  { tenants }: Pick<PolicyRule, 'tenants'>,
  { deciders }: Pick<DecidingGroup, 'deciders'>,
  tenant: Tenant | undefined,
): readonly DeciderRef[] =>
  !tenant || tenants === undefined || tenants.includes(tenant.id) ? deciders : ['tenant-owners'];

const foundBy = (
  found: Result<readonly Named[], Refusal> | undefined,
): readonly Named[] | undefined => (found?.ok ? found.value : undefined);

/** Only links that are certain make a conflict here; a click is judged by all that can be read then. */
export function conflictsOf(estate: Estate, askers: readonly Person[]) {
  const known = askers.filter((one): one is Identity => !isOutsider(one));
  const own = new Set(known.flatMap((asker) => asker.accounts.map(accountKey)));
  const people = new Set(known.map((asker) => asker.person).filter((name) => name !== null));
  return (account: AccountRef): boolean => {
    const person = personOf(estate, account);
    return own.has(accountKey(account)) || (!!person && people.has(person.name));
  };
}

function judge(estate: Estate, { askers, left = [] }: Known) {
  const conflicted = conflictsOf(estate, askers);
  const able = (account: AccountRef) => !conflicted(account) && !left.includes(accountKey(account));
  /** Ids of the sides for which too few were found: what others said in their place does not count here. */
  const lacking = (
    all: ReadonlyArray<{ readonly side: Side; readonly first: readonly Named[] }>,
    counted: readonly Said[],
  ) => {
    const heard = heardPeople(estate, counted);
    return lackOf(
      estate,
      all.map(({ side, first }) => {
        const people = accountsIn(first);
        const said = counted.filter((yes) => yes.side === side.id && isVoiceOf(people, yes));
        return {
          side: side.id,
          yeses: needsOf(side) - said.length,
          people: people.filter(
            (account) => able(account) && !heard.has(personKeyOf(estate, account)),
          ),
        };
      }),
    ).sides;
  };
  return { able, lacking };
}

const accountsIn = (named: readonly Named[]): AccountRef[] => named.map(({ account }) => account);
