// Domains of a tenant, and the federation servers behind them.

import type { DomainFact, FederationFact } from '../../../domain/posture/facts/directory.ts';
import { byId, pick, pickAll, texts } from './pick.ts';
import { type AreaReader, ofEach } from './survey.ts';

const DOMAIN = texts('id authenticationType isDefault isInitial isVerified');

export const readDomains: AreaReader<'domains'> = async (survey) =>
  byId(
    pickAll<DomainFact>(
      await survey.list('/domains', {
        needs: 'Domain.Read.All',
        query: { $select: Object.keys(DOMAIN).join(',') },
      }),
      DOMAIN,
    ),
  );

const FEDERATION = texts('federatedIdpMfaBehavior displayName issuerUri');

/** https://learn.microsoft.com/graph/api/domain-list-federationconfiguration */
export const readFederation: AreaReader<'federation'> = async (survey, gap) => {
  const domains = await survey.area('domains');
  const federated = domains.filter(({ authenticationType }) => authenticationType === 'Federated');
  const read = await ofEach(
    federated,
    ({ id: name }) =>
      survey.list(`/domains/${encodeURIComponent(name)}/federationConfiguration`, {
        needs: 'Domain-InternalFederation.Read.All',
      }),
    gap,
    'federated domains',
  );
  return read.flatMap(([{ id: domain }, configurations]): FederationFact[] => {
    const [first] = configurations ?? [];
    return first
      ? [{ domain, ...pick<Omit<FederationFact, 'domain'>>(first, FEDERATION) }]
      : [{ domain, federatedIdpMfaBehavior: null }];
  });
};
