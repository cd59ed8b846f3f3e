// Lists around the boundary: partners, whom they may bring, who synchronises, where our people sign in.

import { effectiveClaim, effectiveSection } from '../../between/effective.ts';
import { isOwned, sayWhoNames, tenantIn, tenantNamed } from '../../between/naming.ts';
import { opennessOf, saySection } from '../../between/openness.ts';
import { CLAIMS, LEAF_OF_CLAIM, SAID_CLAIM } from '../../between/relation.ts';
import type { Settings } from '../../between/settings.ts';
import { everySettings, settingsFor } from '../../between/settings.ts';
import { boundaryTraffic, unknownTraffic } from '../../between/sign-ins.ts';
import { synchronizations } from '../../between/synchronization.ts';
import type { TenantView } from '../../check.ts';
import { documentedPartner } from '../../checks/cross-tenant/partner.ts';
import type { Listed } from '../../question.ts';
import { knownValue, readingOf } from '../../reading.ts';
import type { Asking } from '../asking.ts';
import { counted, listed } from '../say.ts';
import { details, type ListedRow, type ListKind } from './listed.ts';

const AREAS = ['crossTenantPartners', 'crossTenantDefault', 'partnerNames'] as const;

/**
 * `entries`: what is set for somebody. `named`: and what holds for the one tenant that is asked about.
 * `anybody`: and what holds for every tenant without an entry.
 */
type Whom = 'entries' | 'named' | 'anybody';

const partners =
  (keep: (settings: Settings) => boolean | undefined, whom: Whom = 'entries'): ListKind['rows'] =>
  (view, asking, from) => {
    if (readingOf(view.facts, 'crossTenantPartners').state !== 'read') return undefined;
    const kept: Settings[] = [];
    for (const settings of settingsOf(view, whom, from)) {
      const keeps = keep(settings);
      if (keeps === undefined) {
        if (settings.partnerId === ANYBODY) continue;
        // A partner of which it cannot be told leaves the whole list open.
        return undefined;
      }
      if (keeps) kept.push(settings);
    }
    return kept.map((settings) => partnerRow(settings, view, asking));
  };

/** Stands for every tenant without an entry. */
const ANYBODY = 'anybody';

/** Without an entry the default holds: of the tenant that is asked about, or of every other one. */
function settingsOf(
  { tenant, facts }: TenantView,
  whom: Whom,
  from: string | undefined,
): readonly Settings[] {
  const entries = everySettings(facts);
  const other =
    whom === 'entries' ? undefined : (from ?? (whom === 'anybody' ? ANYBODY : undefined));
  const has = entries.some(({ partnerId }) => partnerId === other?.toLowerCase());
  return !other || has || other === tenant.id ? entries : [...entries, settingsFor(facts, other)];
}

function partnerRow(settings: Settings, view: TenantView, { estate }: Asking): ListedRow {
  const named =
    settings.partnerId === ANYBODY
      ? { name: 'Every tenant without an entry' }
      : tenantNamed(estate, settings.partnerId, view.facts);
  const trusted = trustedOf(settings);
  return {
    text: named.name,
    detail: details(
      'id' in named && sayWhoNames(named),
      `inbound ${saySection(effectiveSection(settings, 'b2bCollaborationInbound'))}`,
      trusted === undefined
        ? 'trust not known'
        : trusted.length > 0
          ? `trusts ${listed(trusted)}`
          : 'trusts no claim',
      settings.entry?.isInMultiTenantOrganization === true && 'in the multitenant organization',
    ),
    from: settings.partnerId,
  };
}

/** A review that is overdue is another thing: XTA-05 tells of it. */
function undocumented({ facts }: TenantView, { estate }: Asking): readonly ListedRow[] | undefined {
  return knownValue(facts, 'crossTenantPartners')
    ?.filter(({ tenantId: id }) => !isOwned(estate.estate, id) && !documentedPartner(estate, id))
    .map(({ tenantId }) => {
      const named = tenantNamed(estate, tenantId, facts);
      return {
        text: named.name,
        detail: details(
          tenantIn(estate.estate, tenantId)
            ? 'known to the estate, but no owner and review of the relationship are on record'
            : 'the estate does not know this tenant',
          sayWhoNames(named),
        ),
        from: tenantId.toLowerCase(),
      };
    });
}

/** Undefined: a claim could not be told. */
function trustedOf(settings: Settings): string[] | undefined {
  const claims = CLAIMS.map(
    (claim) => [claim, effectiveClaim(settings, LEAF_OF_CLAIM[claim])] as const,
  );
  if (claims.some(([, told]) => told === undefined)) return undefined;
  return claims.filter(([, told]) => told?.value).map(([claim]) => SAID_CLAIM[claim]);
}

export const boundary: Pick<
  Record<Listed, ListKind>,
  | 'partners'
  | 'open-partners'
  | 'unknown-partners'
  | 'trusted-partners'
  | 'unknown-tenants-signed-in-to'
  | 'synchronised-into'
  | 'multitenant-members'
> = {
  partners: { one: 'partner', many: 'partners', areas: AREAS, rows: partners(() => true) },
  'open-partners': {
    one: 'partner that may bring everybody to every application',
    many: 'partners that may bring everybody to every application',
    areas: AREAS,
    check: 'XTA-06',
    rows: partners((settings) => {
      const openness = opennessOf(effectiveSection(settings, 'b2bCollaborationInbound'));
      return openness && openness === 'all';
    }, 'named'),
    note: 'Inbound B2B collaboration, the default counted in; our own primary tenant is listed as well.',
  },
  'unknown-partners': {
    one: 'partner that the estate does not document',
    many: 'partners that the estate does not document',
    areas: [...AREAS, 'skus'],
    check: 'XTA-05',
    rows: undocumented,
  },
  'trusted-partners': {
    one: 'partner of which a claim is trusted',
    many: 'partners of which a claim is trusted',
    areas: AREAS,
    check: 'XTA-04',
    rows: partners((settings) => {
      const trusted = trustedOf(settings);
      return trusted && trusted.length > 0;
    }, 'anybody'),
    incomplete: ({ facts }) =>
      trustedOf(settingsFor(facts, ANYBODY)) === undefined
        ? ['whether every tenant without an entry is trusted is not known']
        : [],
    together: (rows) =>
      rows.some(({ from }) => from === ANYBODY)
        ? 'every tenant without an entry counted as one'
        : undefined,
  },
  'unknown-tenants-signed-in-to': {
    one: 'tenant that the estate does not know and that our people sign in to',
    many: 'tenants that the estate does not know and that our people sign in to',
    areas: ['boundarySignIns', 'partnerNames', 'skus'],
    rows: (view, { estate }) => {
      const { traffic, blind } = unknownTraffic(boundaryTraffic(estate, [view.tenant.id]));
      if (blind.length > 0) return undefined;
      return traffic
        .filter(({ direction }) => direction === 'out')
        .map(({ other, count, people, last }) => ({
          text: other.name,
          detail: details(
            sayWhoNames(other),
            `${counted(count, 'sign-in')} of ${counted(people, 'person', 'people')}`,
            `last ${last}`,
          ),
          from: other.id,
        }));
    },
  },
  'synchronised-into': {
    one: 'synchronisation from another tenant',
    many: 'synchronisations from other tenants',
    areas: ['crossTenantPartners', 'crossTenantDefault', 'synchronization', 'partnerNames'],
    check: 'XTA-10',
    rows: (view, { estate }) =>
      readingOf(view.facts, 'crossTenantPartners').state === 'read'
        ? synchronizations(estate)
            .filter(({ into }) => into === view.tenant.id)
            .map(({ from, accepted, source }) => ({
              text: `from ${tenantNamed(estate, from, view.facts).name}`,
              detail: details(
                accepted === undefined
                  ? 'whether it is accepted is not known'
                  : accepted
                    ? 'accepted'
                    : 'not accepted',
                source.known
                  ? source.jobs.length > 0
                    ? listed(source.jobs.map(({ detail }) => detail))
                    : 'no job in the source'
                  : `the job cannot be seen: ${source.because}`,
              ),
              from,
            }))
        : undefined,
  },
  'multitenant-members': {
    one: 'member of the multitenant organization',
    many: 'members of the multitenant organization',
    areas: ['multiTenantOrganization', 'multiTenantMembers', 'skus'],
    check: 'MTO-01',
    rows: (view, { estate }) => {
      const organization = knownValue(view.facts, 'multiTenantOrganization');
      if (!organization) return undefined;
      if (organization.state === null) return [];
      return knownValue(view.facts, 'multiTenantMembers')?.map(({ tenantId, role, state }) => ({
        text: tenantNamed(estate, tenantId, view.facts).name,
        detail: details(role ?? 'role not said', state ?? 'state not said'),
        from: tenantId.toLowerCase(),
      }));
    },
  },
};
