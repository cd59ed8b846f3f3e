// Which pairs would close if a request that opened a boundary ended now.
import type { Estate } from '../../estate/estate.ts';
import { tenantById } from '../../estate/estate.ts';
import { type Study, together } from '../../study.ts';
import type { OpenSection } from '../change.ts';
import { closingOf } from '../pairs/closing.ts';
import { isEmpty, minus } from '../pairs/region.ts';
import { regionOf, wholeSection } from '../pairs/section.ts';
import { broughtBy } from '../pairs/together.ts';
import type { Plan } from '../plan.ts';
import type { Boundary, Half } from './opening-halves.ts';
import { readNames } from './opening-names.ts';
import { readLive } from './opening-study.ts';
import { sayHalf, sayPairs } from './opening-words.ts';

export function* impactOf(
  estate: Estate,
  { plan }: { readonly plan: Plan },
): Study<readonly string[]> {
  const halves = plan.steps.flatMap(({ change }) => {
    const half = change.type === 'open-section' && halfOf(estate, change);
    return half ? [{ change, ...half }] : [];
  });
  return (yield* together(halves.map(lossOf))).flat();
}

interface Lived {
  readonly change: OpenSection;
  readonly half: Half;
  readonly boundary: Boundary;
}

function halfOf(estate: Estate, { tenantId, partnerId, section }: OpenSection) {
  const tenant = tenantById(estate, tenantId);
  const partner = tenantById(estate, partnerId);
  if (!tenant || !partner) return undefined;
  const direction = section.endsWith('Outbound') ? ('outbound' as const) : ('inbound' as const);
  const service = section.startsWith('b2bDirect')
    ? ('b2bDirectConnect' as const)
    : ('b2bCollaboration' as const);
  const [people, host] = direction === 'outbound' ? [tenant, partner] : [partner, tenant];
  return { half: { direction, tenant, partner, section }, boundary: { service, people, host } };
}

/** What other open requests need as well is not known here, so it is said as a condition. */
function* lossOf({ change, half, boundary }: Lived): Study<readonly string[]> {
  const live = yield* readLive(half);
  if (!live.ok) return [live.error.sentence];
  const { own, fallback } = live.value;
  const now = wholeSection(own, fallback);
  if (!now || !own) return [`${sayHalf(half)}: nothing, the default decides there again.`];
  const closes = minus(regionOf(now), regionOf(closingOf(now, broughtBy(change))));
  if (isEmpty(closes)) return [];
  const names = yield* readNames(boundary, now.usersAndGroups.targets, now.applications.targets);
  return [
    `${sayHalf(half)}: ${sayPairs({ boundary, names }, closes)} closes, unless another request needs it.`,
  ];
}
