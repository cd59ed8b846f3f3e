// A domain that signs in with a federation server: what that server may vouch for.
import { missingOf, type TenantCheck } from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import type { DomainFact, FederationFact } from '../../facts/directory.ts';
import { knownValue } from '../../reading.ts';
import type { Evidence, Verdict } from '../../result.ts';

const REJECTS = 'rejectMfaByFederatedIdp';

export function judgeFederated(
  view: Parameters<TenantCheck['assess']>[0],
  federated: readonly DomainFact[],
): Verdict {
  const configurations = knownValue(view.facts, 'federation');
  const found = federated.map((domain) => ({
    domain,
    federation: configurations?.find((one) => one.domain.toLowerCase() === domain.id.toLowerCase()),
  }));
  const names = listed(federated.map(({ id }) => id));
  const common = {
    evidence: found.map(({ domain, federation }) => evidence(domain, federation, false)),
    attested: view.declared.federationException,
  };
  if (!view.declared.federationException) {
    return {
      state: 'fail',
      reason: `${counted(federated.length, 'verified domain is', 'verified domains are')} federated: ${names}`,
      ...common,
    };
  }
  const behaviours = found.map(({ federation }) => federation?.federatedIdpMfaBehavior);
  if (behaviours.every((behaviour) => behaviour === REJECTS)) {
    return {
      state: 'partial',
      reason: `${names} ${federated.length === 1 ? 'is' : 'are'} federated, which the estate accepts, and MFA of the federation server is not accepted`,
      ...common,
    };
  }
  const accepting = found.filter(
    ({ federation }) =>
      federation?.federatedIdpMfaBehavior && federation.federatedIdpMfaBehavior !== REJECTS,
  );
  if (accepting.length === 0 && configurations === undefined) {
    return {
      state: 'unknown',
      reason: `${names} ${federated.length === 1 ? 'is' : 'are'} federated, which the estate accepts; whether MFA of the federation server is accepted could not be read`,
      missing: missingOf(view, ['federation']),
      ...common,
    };
  }
  const weak = found.filter(({ federation }) => federation?.federatedIdpMfaBehavior !== REJECTS);
  return {
    state: 'fail',
    reason: `${listed(weak.map(({ domain }) => domain.id))} ${weak.length === 1 ? 'is' : 'are'} federated, and Entra is not told to refuse MFA of the federation server`,
    ...common,
  };
}

export const evidence = (
  domain: DomainFact,
  federation: FederationFact | undefined,
  good: boolean,
): Evidence => ({
  kind: 'domain',
  id: domain.id,
  name: domain.id,
  detail: [
    domain.authenticationType ?? 'authentication not said',
    ...(federation
      ? [`MFA of the federation server: ${federation.federatedIdpMfaBehavior ?? 'not said'}`]
      : []),
  ].join(', '),
  good,
});
