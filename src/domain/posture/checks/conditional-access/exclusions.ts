// CAP-11: whoever and whatever a policy leaves out is declared, and still exists.
import { allOf } from '../../all-of.ts';
import { missingOf, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { contextOf } from '../../conditional-access/context.ts';
import {
  exactExclusion,
  namedExclusion,
  titleOfExclusion,
} from '../../conditional-access/exclusion-words.ts';
import {
  EVIDENCE_KIND,
  type Exclusion,
  exclusionsOf,
} from '../../conditional-access/exclusions.ts';
import { guestsLeftOut } from '../../conditional-access/guest-types.ts';
import {
  counted,
  isEnforced,
  isForWorkloads,
  listed,
  type Policy,
  quoted,
} from '../../conditional-access/policy.ts';
import { hedged } from '../../hedge.ts';
import type { Evidence, PostureState } from '../../result.ts';
import { BASELINE_READS, CONTROL_READS } from './baseline.ts';
import { BASELINE_IDS, judgeBaseline } from './baseline-checks.ts';

interface LeftOut {
  readonly exclusion: Exclusion;
  readonly by: string[];
}

export const declaredExclusions: TenantCheck = {
  id: 'CAP-11',
  title: 'Every Conditional Access exclusion is declared and still exists',
  area: 'conditional-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  needs: 'P1',
  reads: CONTROL_READS,
  why: 'An exclusion is a door beside the gate. Each one was made for a reason; without the reason on record nobody dares to close it, and a group that is left out grows quietly.',
  remediation:
    'Declare the exclusion in the estate with those who answer for it, take it out of the policy, or cover it by another policy. Take out what no longer exists.',
  words: [
    'exclusions',
    'excluded users',
    'excluded groups',
    'who is excluded',
    'conditional access exceptions',
    'bypass',
    'left out of policies',
  ],
  assess: (view, estate) =>
    withFacts(view, ['conditionalAccess'], ({ conditionalAccess }) => {
      const inForce = conditionalAccess.filter((policy) => isEnforced(policy) || !policy.state);
      const context = contextOf(view, conditionalAccess);
      const found = new Map<string, LeftOut>();
      for (const policy of inForce) {
        for (const exclusion of exclusionsOf(policy, context)) {
          const key = `${exclusion.kind}/${exclusion.id}`;
          const known = found.get(key) ?? { exclusion, by: [] };
          known.by.push(quoted(policy));
          found.set(key, known);
        }
      }
      const all = [...found.values()];
      const [state, reason] = stateOf(all.map(({ exclusion }) => exclusion));
      const flips = BASELINE_IDS.flatMap((id) => {
        const { sole } = judgeBaseline(id, view, estate);
        return sole
          ? [`${id} would pass but for ${exactExclusion(sole)}, left out without a declaration.`]
          : [];
      });
      return hedged(view, ['conditionalAccess'], 'every', {
        state,
        reason,
        ...(state === 'unknown' ? { missing: missingOf(view, BASELINE_READS) } : {}),
        evidence: all.map(evidence),
        notes: [...flips, ...guestNotes(view, inForce)],
      });
    }),
};

/** One line for all policies that leave out the same people. */
function guestNotes({ tenant }: TenantView, policies: readonly Policy[]): string[] {
  const whereJudged = tenant.kind === 'isolated' ? '' : ': see CAP-10';
  const out = policies
    .filter((policy) => !isForWorkloads(policy))
    .flatMap((policy) => {
      const whom = guestsLeftOut(policy);
      return whom ? [{ policy, whom }] : [];
    });
  return [...Map.groupBy(out, ({ whom }) => whom)].map(
    ([whom, leaving]) =>
      `${listed(leaving.map(({ policy }) => quoted(policy)))} ${leaving.length === 1 ? 'leaves' : 'leave'} out ${whom}${whereJudged}.`,
  );
}

function stateOf(all: readonly Exclusion[]): [PostureState, string] {
  const undeclared = all.filter(({ declared }) => declared === false);
  const gone = all.filter(({ found }) => found === false);
  const unsure = all.filter(({ declared, found }) => declared === undefined || found === undefined);
  if (undeclared.length > 0) {
    return [
      'fail',
      `${counted(undeclared.length, 'exclusion is', 'exclusions are')} not declared: ${names(undeclared)}`,
    ];
  }
  if (gone.length > 0) {
    return [
      'partial',
      `${counted(gone.length, 'excluded object', 'excluded objects')} no longer ${gone.length === 1 ? 'exists' : 'exist'}: ${names(gone)}`,
    ];
  }
  if (unsure.length > 0) {
    return [
      'unknown',
      `${counted(unsure.length, 'excluded object', 'excluded objects')} could not be looked up: ${names(unsure)}`,
    ];
  }
  return [
    'pass',
    all.length === 0
      ? 'no enforced policy leaves anybody or anything out'
      : `${allOf(all.length, 'exclusion')} ${all.length === 1 ? 'is' : 'are'} declared and still there`,
  ];
}

const names = (exclusions: readonly Exclusion[]): string => listed(exclusions.map(namedExclusion));

function evidence({ exclusion, by }: LeftOut): Evidence {
  const { kind, id, declared, emergency, found } = exclusion;
  const what = [
    emergency
      ? 'emergency accounts'
      : declared === true
        ? 'declared'
        : declared === false
          ? 'not declared'
          : 'whether it is declared could not be told',
    ...(found === undefined ? ['could not be looked up'] : []),
  ];
  return {
    kind: EVIDENCE_KIND[kind],
    id,
    name: titleOfExclusion(exclusion),
    detail: `${what.join(', ')}; left out by ${listed(by)}`,
    good: declared === true && found === true,
  };
}
