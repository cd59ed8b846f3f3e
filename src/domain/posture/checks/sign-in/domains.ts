// AUT-01: people sign in with Entra itself, and with no federation server that could vouch for anybody.
import { missingOf, type TenantCheck, withFacts } from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import type { DomainFact, FederationFact } from '../../facts/directory.ts';
import { hedged } from '../../hedge.ts';
import { knownValue } from '../../reading.ts';
import type { Evidence, Verdict } from '../../result.ts';

export const managedDomains: TenantCheck = {
  id: 'AUT-01',
  title: 'Every verified domain signs in with Entra itself',
  area: 'authentication',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: 'all',
  reads: ['domains', 'federation'],
  why: 'A federated domain believes whatever its federation server says, MFA included. Whoever takes over that server can be anybody of the domain, without a trace in Entra.',
  remediation:
    'Move people to password hash synchronization or certificates by a staged rollout, then convert the domain to managed.',
  words: [
    'federation',
    'federated domains',
    'ADFS',
    'AD FS',
    'managed domains',
    'cloud authentication',
    'password hash sync',
  ],
  assess: (view) =>
    withFacts(view, ['domains'], ({ domains }) => {
      const verified = domains.filter(({ isVerified }) => isVerified !== false);
      const federated = verified.filter(
        ({ isVerified, authenticationType }) =>
          isVerified === true && authenticationType === 'Federated',
      );
      const unsaid = verified.filter(
        ({ isVerified, authenticationType }) =>
          !authenticationType || (authenticationType === 'Federated' && isVerified !== true),
      );
      if (federated.length === 0) {
        return hedged(view, ['domains'], 'every', {
          ...(unsaid.length > 0
            ? {
                state: 'unknown',
                reason: `how people of ${listed(unsaid.map(({ id }) => id))} sign in is not said`,
              }
            : verified.length === 0
              ? { state: 'unknown', reason: 'no verified domain was read' }
              : {
                  state: 'pass',
                  reason: `${counted(verified.length, 'verified domain signs', 'verified domains sign')} in with Entra itself`,
                }),
          evidence: verified.map((domain) =>
            evidence(domain, undefined, domain.authenticationType === 'Managed'),
          ),
        });
      }
      return judgeFederated(view, federated);
    }),
};

const REJECTS = 'rejectMfaByFederatedIdp';

function judgeFederated(
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

const evidence = (
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
