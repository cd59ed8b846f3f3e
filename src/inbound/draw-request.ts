// A request's card as an answer to one person, in their zone.
import { type RequestCardInput, requestCard } from '../cards/request-card.ts';
import { readerFrom } from '../cards/times.ts';
import type { Audience } from '../domain/access/decision.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { Card } from '../shared/card.ts';
import type { InboundDeps } from './deps.ts';
import type { Actor } from './types.ts';

export const drawRequest = (
  deps: Pick<InboundDeps, 'estate' | 'clock'>,
  actor: Actor,
  request: AccessRequest,
  audience: Audience,
): Card => requestCard(inputOf(deps, actor, request, audience));

/** As an answer to somebody who looks: it says of when it is, since only what changes their own card redraws it. */
export const lookAtRequest = (
  { estate, clock }: Pick<InboundDeps, 'estate' | 'clock'>,
  actor: Actor,
  { request, audience }: { readonly request: AccessRequest; readonly audience: Audience },
  reached?: readonly string[],
): Card =>
  requestCard({
    ...inputOf({ estate, clock }, actor, request, audience),
    asLooked: true,
    ...(reached && { reached }),
  });

const inputOf = (
  { estate, clock }: Pick<InboundDeps, 'estate' | 'clock'>,
  actor: Actor,
  request: AccessRequest,
  audience: Audience,
): RequestCardInput => ({
  request,
  viewer: actor,
  audience,
  tenant: tenantName(estate, request.plan.resource.tenantId),
  reader: readerFrom(actor.locale, actor.timeZone),
  now: clock.now(),
});

export const tenantName = (estate: Estate, id: string): string =>
  estate.tenants.find((tenant) => tenant.id === id)?.displayName ??
  'a tenant that is no longer known';

export const tenantNames = (estate: Estate): ReadonlyMap<string, string> =>
  new Map(estate.tenants.map((tenant) => [tenant.id, tenant.displayName]));
