// Whether a tenant believes the primary about its sign-ins: read here, under the primary's id.
import { type Effective, effectiveClaim } from '../../between/effective.ts';
import { isOwned } from '../../between/naming.ts';
import { SAID_ORIGIN } from '../../between/openness.ts';
import { CLAIMS, LEAF_OF_CLAIM, SAID_CLAIM } from '../../between/relation.ts';
import { settingsFor } from '../../between/settings.ts';
import { type EstateView, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import { hedged } from '../../hedge.ts';
import type { Claim } from '../../question.ts';
import { readingOf } from '../../reading.ts';
import type { Evidence, Verdict } from '../../result.ts';

const AREAS = ['crossTenantDefault', 'crossTenantPartners'] as const;

type Held = { readonly claim: Claim; readonly held: Effective<boolean> | undefined };

export const trustOfPrimary: TenantCheck = {
  id: 'XTA-07',
  title: 'Tenants beside the primary take its word for MFA and devices',
  area: 'cross-tenant-access',
  kind: 'check',
  severity: 'high',
  appliesTo: ['secondary', 'sandbox'],
  scope: 'tenant',
  reads: AREAS,
  readsElsewhere: ['organization'],
  why: 'People of the primary tenant work here as guests. If their multifactor authentication and devices are not trusted, they register a second factor here or are shut out by policies on devices, and exclusions follow.',
  remediation:
    'Add the primary tenant as an organization in the cross-tenant access settings and accept its multifactor authentication, compliant devices and, where it is hybrid, hybrid joined devices.',
  words: [
    'trust mfa',
    'trust our mfa',
    'trust the primary',
    'compliant device trust',
    'hybrid joined trust',
    'accept claims of the primary',
    'mfa twice',
  ],
  assess(view, estate) {
    const primary = estate.estate.tenants.find(
      ({ kind, id }) => kind === 'primary' && isOwned(estate.estate, id),
    );
    if (!primary) {
      return {
        state: 'not-applicable',
        reason: 'the estate declares no primary tenant',
        evidence: [],
      };
    }
    const verdict = withFacts(view, AREAS, () => judge(view, estate, primary));
    return hedged(view, AREAS, 'every', verdict);
  },
};

function judge(
  view: TenantView,
  estate: EstateView,
  primary: { readonly id: string; readonly displayName: string },
): Verdict {
  const settings = settingsFor(view.facts, primary.id);
  const name = primary.displayName;
  if (!settings.entry) {
    return {
      state: 'fail',
      reason: `there is no entry for ${name}, so only the default holds for its people`,
      evidence: [{ kind: 'partner', id: primary.id, name, detail: 'no entry' }],
    };
  }
  const hybrid = isHybrid(estate, primary.id);
  const claims: Held[] = CLAIMS.map((claim) => ({
    claim,
    held: effectiveClaim(settings, LEAF_OF_CLAIM[claim]),
  }));
  const needed = claims.filter(({ claim }) => claim !== 'hybrid-device' || hybrid !== false);
  const evidence: Evidence[] = claims.map(({ claim, held }) => ({
    kind: 'setting',
    id: `${primary.id}/inboundTrust.${LEAF_OF_CLAIM[claim]}`,
    name: `Trust of ${SAID_CLAIM[claim]} of ${name}`,
    detail: held
      ? `${held.value ? 'on' : 'off'} (${SAID_ORIGIN[held.origin]})`
      : 'Graph did not say',
    ...(held?.value === true && { good: true }),
  }));
  const notes =
    hybrid === false
      ? [`${name} is not hybrid, so trust of hybrid joined devices is not asked for.`]
      : [];
  return { ...verdictOf(needed, name, hybrid === undefined), evidence, notes };
}

function verdictOf(
  needed: readonly Held[],
  name: string,
  hybridUnknown: boolean,
): Omit<Verdict, 'evidence'> {
  const on = needed.filter(({ held }) => held?.value === true);
  const off = needed.filter(({ held }) => held?.value === false);
  // Whether hybrid joined devices matter at all is not known: their absence proves nothing.
  const open = needed.filter(({ claim, held }) =>
    hybridUnknown && claim === 'hybrid-device' ? held?.value !== true : held === undefined,
  );
  const sure = off.filter((one) => !open.includes(one));
  const say = (list: readonly Held[]) => listed(list.map(({ claim }) => SAID_CLAIM[claim]));
  if (on.length === needed.length)
    return { state: 'pass', reason: `${say(on)} of ${name} are trusted` };
  if (on.length > 0 && sure.length > 0) {
    return {
      state: 'partial',
      reason: `of ${name}, ${say(on)} ${on.length === 1 ? 'is' : 'are'} trusted, but not ${say(sure).replaceAll(' and ', ' or ')}`,
    };
  }
  if (open.length > 0 && (on.length > 0 || open.some(({ held }) => held === undefined))) {
    return { state: 'unknown', reason: `cannot be told of ${name}: ${say(open)}` };
  }
  return {
    state: 'fail',
    reason: `nothing that ${name} says of its people is trusted: no ${off.map(({ claim }) => SAID_CLAIM[claim]).join(', no ')}`,
  };
}

/** Undefined: the primary could not be read. */
function isHybrid(estate: EstateView, primaryId: string): boolean | undefined {
  const reading = readingOf(estate.view(primaryId)?.facts, 'organization');
  return reading.state === 'read' ? reading.value.onPremisesSyncEnabled === true : undefined;
}
