// Whether our tenants trust and connect to each other alike, or one-way on purpose: judged once for the estate.

import type { TenantKind } from '../../../estate/estate.ts';
import { someOf } from '../../all-of.ts';
import { effectiveClaim, effectiveSection } from '../../between/effective.ts';
import { opennessOf } from '../../between/openness.ts';
import { CLAIMS, LEAF_OF_CLAIM } from '../../between/relation.ts';
import { everySettings, type Settings, settingsFor } from '../../between/settings.ts';
import type { EstateCheck, EstateView, TenantView } from '../../check.ts';
import { missingOf } from '../../check.ts';
import { hedged } from '../../hedge.ts';
import { conclude, counted, type Observation } from './observed.ts';

const KINDS: readonly TenantKind[] = ['primary', 'secondary', 'sandbox'];
const AREAS = ['crossTenantDefault', 'crossTenantPartners'] as const;

/** Named pairs in evidence; a large estate with an open default has very many. */
const MOST = 500;

export const reciprocalTrust: EstateCheck = {
  id: 'XTA-11',
  title: 'Our tenants treat each other alike, or one-way on purpose',
  area: 'cross-tenant-access',
  kind: 'check',
  severity: 'medium',
  appliesTo: KINDS,
  scope: 'estate',
  reads: AREAS,
  why: 'Where one tenant trusts another and is not trusted back, either somebody decided so or somebody forgot. Only the first is harmless, and nobody can tell them apart unless it is written down.',
  remediation: 'Set both directions alike, or declare the relation as one-way in the estate.',
  words: ['reciprocal', 'mutual trust', 'both ways', 'one-way trust', 'asymmetric', 'trust matrix'],
  assess(estate) {
    const views = estate.tenants.filter(({ tenant }) => KINDS.includes(tenant.kind));
    if (views.length < 2) {
      return {
        state: 'not-applicable',
        reason: 'it takes two tenants of ours, and there are not two',
        evidence: [],
      };
    }
    const seen = pairsOf(estate, views);
    const missing = views.flatMap((view) => missingOf(view, AREAS));
    const pairs = (views.length * (views.length - 1)) / 2;
    const { listed, uneven, blind, all } = seen;
    const verdict = conclude(
      listed,
      (state) => {
        if (state === 'pass') {
          const told = all > 0 ? `; ${counted(all, 'pair')} differ otherwise or on purpose` : '';
          return `${counted(pairs, 'pair')} of tenants alike in trust of MFA and in direct connect, or one-way on purpose${told}`;
        }
        if (state === 'unknown') return `${someOf(blind, pairs, 'pair')} cannot be compared`;
        const rest = blind > 0 ? `; ${blind} cannot be compared` : '';
        return `${someOf(uneven, pairs, 'pair')} ${uneven === 1 ? 'differs' : 'differ'} without being declared one-way${rest}`;
      },
      all > MOST ? [`${counted(all, 'pair')} to tell of; the first ${MOST} are listed.`] : [],
    );
    // A pair that was not seen may differ.
    const whole = views.reduce((told, view) => hedged(view, AREAS, 'every', told), verdict);
    return { ...whole, ...(missing.length > 0 && { missing }) };
  },
};

type Leaf = boolean | undefined;
/** Trust of MFA and of devices, and direct connect, as one tenant grants them to another. */
type Grants = readonly Leaf[];
const NAMES = [
  'trust of MFA',
  'trust of compliant devices',
  'trust of hybrid joined devices',
  'direct connect',
];
/** Differences in these are findings; in the others they are told. */
const JUDGED: readonly boolean[] = [true, false, false, true];

interface Seen {
  /** What is known before what is not, and no more of it than is shown. */
  readonly listed: readonly Observation[];
  readonly all: number;
  readonly uneven: number;
  readonly blind: number;
}

/** A thousand tenants are half a million pairs, most of them alike: nothing is written about those. */
function pairsOf(estate: EstateView, views: readonly TenantView[]): Seen {
  const same = interning();
  const standard = views.map(({ facts }) => same(grants(settingsFor(facts, ''))));
  const places = new Map(views.map(({ tenant }, i) => [tenant.id, i]));
  const entries = views.map(
    ({ facts }) =>
      new Map(
        everySettings(facts).flatMap((settings) => {
          const of = places.get(settings.partnerId);
          return of === undefined ? [] : [[of, same(grants(settings))] as const];
        }),
      ),
  );
  const oneWay = new Set(estate.declared.oneWay.map(({ from, to }) => `${from} ${to}`));
  const known: Observation[] = [];
  const unknown: Observation[] = [];
  let [all, uneven, blind] = [0, 0, 0];
  for (const [at, view] of views.entries()) {
    for (let of = at + 1; of < views.length; of++) {
      const other = views[of];
      if (!other) continue;
      const here = entries[at]?.get(of) ?? standard[at] ?? [];
      const there = entries[of]?.get(at) ?? standard[of] ?? [];
      if (areAlike(here, there)) continue;
      if (unknown.length >= MOST && nothingKnown(here, there)) {
        all += 1;
        blind += 1;
        continue;
      }
      const seen = compare(view, other, here, there, oneWay);
      if (!seen) continue;
      all += 1;
      if (seen.level === 'partial') uneven += 1;
      if (seen.level === 'unknown') blind += 1;
      const list = seen.level === 'unknown' ? unknown : known;
      if (list.length < MOST) list.push(seen);
    }
  }
  return { listed: [...known, ...unknown].slice(0, MOST), all, uneven, blind };
}

/** Tenants grant in few ways, so that the same way is the same list, and two are alike at one look. */
function interning(): (grants: Grants) => Grants {
  const known = new Map<string, Grants>();
  return (grants) => {
    const key = grants.map(String).join();
    const first = known.get(key);
    if (first) return first;
    known.set(key, grants);
    return grants;
  };
}

const areAlike = (here: Grants, there: Grants): boolean =>
  here === there && JUDGED.every((judged, at) => !judged || here[at] !== undefined);

/** No grant can be compared, as where a tenant could not be read at all. */
const nothingKnown = (here: Grants, there: Grants): boolean =>
  JUDGED.every((_, at) => here[at] === undefined || there[at] === undefined);

function compare(
  { tenant: a }: TenantView,
  { tenant: b }: TenantView,
  here: Grants,
  there: Grants,
  oneWay: ReadonlySet<string>,
): Observation | undefined {
  const of = (level: Observation['level'], detail: string): Observation => ({
    level,
    kind: 'tenant',
    id: `${a.id}/${b.id}`,
    name: `${a.displayName} and ${b.displayName}`,
    detail,
  });
  const uneven = NAMES.flatMap((name, at) => {
    const [one, two] = [here[at], there[at]];
    if (one === undefined || two === undefined || one === two) return [];
    const [giver, taker] = one ? [a, b] : [b, a];
    // What `giver` grants is meant for people of `taker` in `giver`.
    const meant = oneWay.has(`${taker.id} ${giver.id}`);
    return [
      {
        text: `${name}: only in ${giver.displayName}, of people of ${taker.displayName}`,
        judged: JUDGED[at] && !meant,
        meant,
      },
    ];
  });
  const words = uneven
    .map(({ text, meant }) => (meant ? `${text} (one-way on purpose)` : text))
    .join('; ');
  if (uneven.some(({ judged }) => judged)) return of('partial', words);
  const blind = JUDGED.some(
    (judged, at) => judged && (here[at] === undefined || there[at] === undefined),
  );
  if (blind) return of('unknown', 'not all of it could be read');
  return uneven.length > 0 ? of('good', words) : undefined;
}

function grants(settings: Settings): Grants {
  const openness = opennessOf(effectiveSection(settings, 'b2bDirectConnectInbound'));
  return [
    ...CLAIMS.map((claim) => effectiveClaim(settings, LEAF_OF_CLAIM[claim])?.value),
    openness && openness !== 'closed',
  ];
}
