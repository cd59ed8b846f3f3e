// Whose word about a sign-in counts: claims trusted by default, and from partners that nobody vouches for.

import { allOf } from '../../all-of.ts';
import { effectiveClaim } from '../../between/effective.ts';
import { isOwned } from '../../between/naming.ts';
import { SAID_ORIGIN } from '../../between/openness.ts';
import { CLAIMS, LEAF_OF_CLAIM, SAID_CLAIM } from '../../between/relation.ts';
import { everySettings, type Settings } from '../../between/settings.ts';
import { type EstateView, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import type { DefaultFact } from '../../facts/cross-tenant.ts';
import { hedged } from '../../hedge.ts';
import type { Claim } from '../../question.ts';
import { conclude, counted, type Observation, ofLevel, someNames } from './observed.ts';
import { documentedPartner, partnerSeen } from './partner.ts';

const AREAS = ['crossTenantDefault', 'crossTenantPartners'] as const;

export const trustByDefault: TenantCheck = {
  id: 'XTA-04',
  title: 'No claims are trusted by default, and only claims of tenants that we know',
  area: 'cross-tenant-access',
  kind: 'check',
  severity: 'high',
  appliesTo: 'all',
  scope: 'tenant',
  reads: AREAS,
  why: 'Trusting a claim means that the other tenant’s word replaces a check of ours: its multifactor authentication, its compliant or hybrid joined devices. Trusted by default, the word of every tenant in the world counts.',
  remediation:
    'Turn inbound trust off in the default settings; set it for the partners whose claims may count, and document those.',
  words: [
    'default trust',
    'inbound trust',
    'trusted claims',
    'trust everybody',
    'whose mfa do we trust',
    'trust external mfa',
  ],
  assess(view, estate) {
    const verdict = withFacts(view, AREAS, ({ crossTenantDefault }) => {
      const seen = [
        ...CLAIMS.map((claim) => defaultClaim(crossTenantDefault, claim)),
        ...everySettings(view.facts).flatMap((settings) => partnerClaims(estate, view, settings)),
      ];
      const wrong = ofLevel(seen, 'fail');
      const open = wrong.filter(({ kind }) => kind === 'setting');
      const strangers = wrong.filter(({ kind }) => kind === 'partner');
      return conclude(seen, (state) => {
        if (state === 'unknown')
          return `cannot be told: of ${someNames(ofLevel(seen, 'unknown'))} Graph did not say all`;
        if (state === 'pass') {
          const trusted = ofLevel(seen, 'good').filter(({ kind }) => kind === 'partner').length;
          return `nothing is trusted by default; ${trusted === 0 ? 'no partner is trusted' : `${allOf(trusted, 'trusted partner')} ${trusted === 1 ? 'is' : 'are'} known to the estate`}`;
        }
        return [
          open.length > 0 &&
            `the default trusts ${listed(open.map(({ name }) => name.replace(DEFAULT_TRUST, '')))} of every tenant`,
          strangers.length > 0 &&
            `${counted(strangers.length, 'partner')} trusted without being documented for it: ${someNames(strangers)}`,
        ]
          .filter(Boolean)
          .join('; ');
      });
    });
    return hedged(view, AREAS, 'every', verdict);
  },
};

const DEFAULT_TRUST = 'Default trust of ';

function defaultClaim(fact: DefaultFact, claim: Claim): Observation {
  const value = fact.inboundTrust?.[LEAF_OF_CLAIM[claim]];
  return {
    level: value === true ? 'fail' : value === false ? 'good' : 'unknown',
    kind: 'setting',
    id: `inboundTrust.${LEAF_OF_CLAIM[claim]}`,
    name: `${DEFAULT_TRUST}${SAID_CLAIM[claim]}`,
    detail: value === true ? 'on, for every tenant' : value === false ? 'off' : 'Graph did not say',
  };
}

/** Nothing to say of a partner that is not trusted with anything. */
function partnerClaims(estate: EstateView, view: TenantView, settings: Settings): Observation[] {
  const claims = CLAIMS.map((claim) => ({
    claim,
    held: effectiveClaim(settings, LEAF_OF_CLAIM[claim]),
  }));
  const trusted = claims.filter(({ held }) => held?.value === true);
  const unknown = claims.filter(({ held }) => held === undefined);
  const say = (list: typeof claims) =>
    list
      .map(({ claim, held }) =>
        held ? `${SAID_CLAIM[claim]} (${SAID_ORIGIN[held.origin]})` : SAID_CLAIM[claim],
      )
      .join(', ');
  const { partnerId } = settings;
  const beyond = trusted.filter(({ claim }) => !mayTrust(estate, partnerId, claim));
  if (beyond.length > 0) {
    return [
      partnerSeen(
        estate,
        view,
        partnerId,
        'fail',
        `trusted without being documented for it: ${say(beyond)}`,
      ),
    ];
  }
  if (unknown.length > 0 && !CLAIMS.every((claim) => mayTrust(estate, partnerId, claim))) {
    return [
      partnerSeen(
        estate,
        view,
        partnerId,
        'unknown',
        `Graph did not say whether trusted: ${say(unknown)}`,
      ),
    ];
  }
  return trusted.length > 0
    ? [partnerSeen(estate, view, partnerId, 'good', `trusted: ${say(trusted)}`)]
    : [];
}

/** A documented partner for what is written of it; every other tenant of the estate for anything. */
function mayTrust(estate: EstateView, partnerId: string, claim: Claim): boolean {
  if (isOwned(estate.estate, partnerId)) return true;
  const documented = documentedPartner(estate, partnerId);
  if (documented) return documented.trust.includes(claim);
  return estate.estate.tenants.some(({ id }) => id === partnerId);
}
