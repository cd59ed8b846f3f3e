// What a tenant's policies are read with: declared exclusions, emergency accounts, names, strengths.
import type { TenantView } from '../check.ts';
import { type EmergencyAccounts, emergencyAccounts } from '../emergency-accounts.ts';
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
  let found: EmergencyAccounts | undefined;
  const accounts = (): EmergencyAccounts => {
    found ??= emergencyAccounts(view);
    return found;
  };
  return {
    view,
    policies,
    strengths: knownValue(view.facts, 'authenticationStrengths'),
    isDeclared: (id) => declared.has(id.toLowerCase()),
    isEmergency(id) {
      const { ids, by, gaps } = accounts();
      if (!ids || ids.has(id.toLowerCase())) return ids && true;
      return by === 'properties' && gaps.length > 0 ? undefined : false;
    },
    hasEmergencyAccounts() {
      const { ids, by, gaps } = accounts();
      if (!ids || ids.size > 0) return ids && true;
      return by === 'properties' && gaps.length > 0 ? undefined : false;
    },
    reference: (kind, id) => references.get(keyOf(kind, id)),
    referencesArePartial: reading.state === 'read' && (reading.gaps ?? []).length > 0,
  };
}

const keyOf = (kind: string, id: string): string => `${kind}/${id.toLowerCase()}`;
