// Whom a request asks, as it keeps them: by side and stage, each marked where they would decide for themselves.
import { accountKey, sameAccount } from '../../shared/account.ts';
import { isAsked, stagesIn } from '../../shared/yeses.ts';
import type { DeciderRef } from '../estate/deciders.ts';
import { type Estate, type PolicyRule, personOf } from '../estate/estate.ts';
import { conflictsOf, type Deciding } from './deciding.ts';
import { type Followed, followed } from './followed.ts';
import { groupName } from './group-name.ts';
import type { Person } from './people.ts';
import type { AccessRequest, Approver, ApproverWhy, PersonalPart } from './request.ts';
import { personKeyOf, type Side, stagesOf } from './sides.ts';
import type { StagePatience } from './stages.ts';

/** What a request keeps about whom it asks. */
export interface Asks {
  /** Under which rule. */
  readonly policy: Followed;
  readonly sides: readonly Side[];
  readonly approvers: readonly Approver[];
  readonly stages: readonly StagePatience[];
  /** What people are called, by account key. */
  readonly names: Readonly<Record<string, string>>;
  /** To whom a stage goes further, by number. */
  readonly escalations: Readonly<Record<string, string>>;
}

/** `before`: the request that asked already; whoever has a card of it keeps being told. */
export function asksOf(
  estate: Estate,
  { rule, sides, named }: Deciding,
  askers: readonly Person[],
  before?: AccessRequest,
): Asks {
  const conflicted = conflictsOf(estate, askers);
  const approvers = new Map<string, Approver>();
  const names: Record<string, string> = {};
  for (const side of sides) {
    for (const { account, displayName, ...why } of named[side.id] ?? []) {
      const key = accountKey(account);
      const known = approvers.get(key);
      const name = personOf(estate, account)?.displayName ?? displayName;
      if (name) names[key] = name;
      const first = known?.why?.[side.id];
      // Their own yes comes before one that they give for somebody else.
      if (first && !(first.for && why.for)) continue;
      const here: ApproverWhy =
        first && why.for ? { ...first, alsoFor: [...(first.alsoFor ?? []), why.for] } : why;
      approvers.set(key, {
        ...(known ?? { account, as: why.as, conflicted: conflicted(account) }),
        sides: first ? (known?.sides ?? []) : [...(known?.sides ?? []), side.id],
        why: { ...known?.why, [side.id]: here },
      });
    }
  }
  const earlier = new Map(before?.approvers.map((one) => [accountKey(one.account), one]));
  const asked = [...approvers].map(([key, one]) => withReach(one, earlier.get(key)));
  return {
    policy: followed(rule),
    sides,
    approvers: withAccounts(estate, [...asked, ...dropped(approvers, before)]),
    stages: patienceOf(rule, sides),
    names,
    escalations: escalationsOf(estate, rule),
  };
}

export const withAsks = (
  request: AccessRequest,
  { policy, sides, approvers, stages, names, escalations }: Asks,
): AccessRequest => ({
  ...request,
  policy,
  sides,
  approvers,
  stages,
  personal: withEscalations(
    request.personal && {
      ...request.personal,
      names: { ...names, ...request.personal.names },
    },
    escalations,
  ),
});

function withEscalations(
  personal: PersonalPart | null,
  escalations: Asks['escalations'],
): PersonalPart | null {
  if (!personal) return null;
  const { escalations: _, ...rest } = personal;
  return Object.keys(escalations).length > 0 ? { ...rest, escalations } : rest;
}

function withReach(approver: Approver, known: Approver | undefined): Approver {
  if (known?.unreachedSince === undefined) return approver;
  const { unreachedSince, unreachedWhy } = known;
  return { ...approver, unreachedSince, ...(unreachedWhy && { unreachedWhy }) };
}

/** They have a card with buttons, so they have to hear that it is not theirs to decide any more. */
const dropped = (
  asked: ReadonlyMap<string, Approver>,
  before: AccessRequest | undefined,
): Approver[] =>
  (before?.approvers ?? [])
    .filter(
      (one) =>
        before &&
        (one.sides.length === 0 || isAsked(before, one.sides)) &&
        !asked.has(accountKey(one.account)),
    )
    .map(({ why: _, ...one }) => ({ ...one, sides: [] }));

/** As far as the estate lists them. */
function withAccounts(estate: Estate, approvers: readonly Approver[]): Approver[] {
  const byPerson = Map.groupBy(approvers, ({ account }) => personKeyOf(estate, account));
  return approvers.map(({ alsoAs: _, ...one }) => {
    const others = (byPerson.get(personKeyOf(estate, one.account)) ?? [])
      .map(({ account }) => account)
      .filter((account) => !sameAccount(account, one.account));
    return others.length > 0 ? { ...one, alsoAs: others } : one;
  });
}

const patienceOf = (rule: PolicyRule, sides: readonly Side[]): StagePatience[] =>
  stagesOf(rule)
    .slice(0, stagesIn(sides))
    .map(({ remindAfter, escalateAfter, escalateTo }) => ({
      ...(remindAfter && { remindAfter }),
      ...(escalateAfter !== undefined && escalateTo && { escalateAfter }),
    }));

const escalationsOf = (estate: Estate, rule: PolicyRule): Record<string, string> =>
  Object.fromEntries(
    stagesOf(rule).flatMap(({ escalateAfter, escalateTo }, i) =>
      escalateAfter !== undefined && escalateTo ? [[String(i + 1), whom(estate, escalateTo)]] : [],
    ),
  );

/** People by their names: this is kept where names can be erased. */
const whom = (estate: Estate, refs: readonly DeciderRef[]): string =>
  new Intl.ListFormat('en').format(
    refs.map(
      (ref) =>
        estate.people.find(({ name }) => name === ref)?.displayName ??
        groupName(estate, { deciders: [ref] }),
    ),
  );
