// What a tenant's policies are read with: declared exclusions, emergency accounts, names, strengths.
import type { TenantView } from '../check.ts';
import type { AuthenticationStrengthFact, ReferenceFact } from '../facts/conditional-access.ts';
import { knownValue, readingOf } from '../reading.ts';
import type { Known } from './grant.ts';
import type { Policy } from './policy.ts';

export interface Context {
  readonly view: TenantView;
  readonly policies: readonly Policy[];
  readonly strengths: readonly AuthenticationStrengthFact[] | undefined;
  isDeclared(id: string): boolean;
  isEmergency(id: string): Known;
  hasEmergencyAccounts(): Known;
  reference(kind: ReferenceFact['kind'], id: string): ReferenceFact | undefined;
  /** Members of some group may be missing. */
  readonly referencesArePartial: boolean;
}

export function contextOf(view: TenantView, policies: readonly Policy[]): Context {
  const declared = new Set(view.declared.declaredExclusions.map((id) => id.toLowerCase()));
  const reading = readingOf(view.facts, 'conditionalAccessReferences');
  const references = new Map(
    (reading.state === 'read' ? reading.value : []).map((one) => [keyOf(one.kind, one.id), one]),
  );
  let emergency: ReadonlySet<string> | null | undefined = null;
  const accounts = (): ReadonlySet<string> | undefined => {
    if (emergency === null) emergency = emergencyIds(view);
    return emergency;
  };
  return {
    view,
    policies,
    strengths: knownValue(view.facts, 'authenticationStrengths'),
    isDeclared: (id) => declared.has(id.toLowerCase()),
    isEmergency: (id) => accounts()?.has(id.toLowerCase()),
    hasEmergencyAccounts: () => {
      const known = accounts();
      return known && known.size > 0;
    },
    reference: (kind, id) => references.get(keyOf(kind, id)),
    referencesArePartial: reading.state === 'read' && (reading.gaps ?? []).length > 0,
  };
}

const keyOf = (kind: string, id: string): string => `${kind}/${id.toLowerCase()}`;

/** Those that the estate registers, disabled ones among them; else those found by their properties. */
function emergencyIds(view: TenantView): ReadonlySet<string> | undefined {
  const { emergencyAccounts } = view.declared;
  return emergencyAccounts.length > 0
    ? new Set(emergencyAccounts.map((id) => id.toLowerCase()))
    : undefined;
}
