// AUT-01: people sign in with Entra itself, and with no federation server that could vouch for anybody.
import { type TenantCheck, withFacts } from '../../check.ts';
import { counted, listed } from '../../conditional-access/policy.ts';
import { hedged } from '../../hedge.ts';
import { evidence, judgeFederated } from './federation.ts';

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
