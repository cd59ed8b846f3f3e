// The gates of the boundary itself: other clouds, outbound at the home tenant, inbound at the resource tenant.
import { type Cloud, tenantById } from '../../estate/estate.ts';
import type { EstateView } from '../check.ts';
import { readingOf } from '../reading.ts';
import type { Evidence } from '../result.ts';
import { type EffectiveSection, effectiveSection, type List } from './effective.ts';
import type { Gate, GateState, Journey } from './gate.ts';
import { applicationMatch, personMatch } from './matching.ts';
import { tenantNamed } from './naming.ts';
import { coversAll } from './openness.ts';
import { servicePrincipalOf } from './reach-application.ts';
import { gateOf } from './relation.ts';
import { type Match, type Share, sectionShare } from './share.ts';
import { sideOf } from './told.ts';

const STATE_OF: Readonly<Record<Share, GateState>> = {
  all: 'open',
  some: 'some',
  none: 'closed',
  unknown: 'unknown',
};

export function boundaryGates(
  estate: EstateView,
  journey: Journey,
  homeId: string | undefined,
): readonly Gate[] {
  const { from, to } = journey;
  const outbound = sectionGate(estate, journey, homeId, 'outbound');
  const inbound = sectionGate(estate, journey, homeId, 'inbound');
  const gates = [outbound.gate, inbound.gate];
  if (outbound.gate.state === 'some' && inbound.gate.state === 'some') {
    const meet = overlap(outbound.lists, inbound.lists, journey.appId !== undefined);
    if (!meet) {
      gates[1] = {
        ...inbound.gate,
        state: 'unknown',
        sentence: `${inbound.gate.sentence}; both sides let only some through, and whether anybody passes both is not known`,
      };
    }
  }
  return [...cloudGate(estate, from, to), ...gates];
}

function sectionGate(
  estate: EstateView,
  { from, to, person, appId }: Journey,
  homeId: string | undefined,
  direction: 'outbound' | 'inbound',
): { readonly gate: Gate; readonly lists: EffectiveSection | undefined } {
  const [at, other] = direction === 'outbound' ? [from, to] : [to, from];
  const side = sideOf(estate, at, other);
  const section = direction === 'outbound' ? 'b2bCollaborationOutbound' : 'b2bCollaborationInbound';
  const { words } = gateOf(side, at, section);
  const evidence: Evidence[] = [
    { kind: 'partner', id: other, name: tenantNamed(estate, other).name, detail: words },
  ];
  const where = tenantNamed(estate, at).name;
  if (!side.visible) {
    const sentence = `${direction} at ${where}: ${side.because}`;
    return {
      gate: { gate: direction, at, state: 'unknown', sentence, evidence },
      lists: undefined,
    };
  }
  const lists = effectiveSection(side.settings, section);
  const match: Match | undefined = person && personMatch(estate.view(from), homeId);
  const application = appId
    ? applicationMatch(appId, servicePrincipalOf(estate.view(to), appId))
    : undefined;
  const state = STATE_OF[sectionShare(lists, match, application)];
  const gate: Gate = {
    gate: direction,
    at,
    state,
    sentence: `${direction} at ${where}: ${SAID[state]} (${words})`,
    evidence,
    ...(state === 'closed' && {
      remedy: `Open ${direction} B2B collaboration in ${where} for these people and this application.`,
    }),
  };
  return { gate, lists };
}

const SAID: Readonly<Record<GateState, string>> = {
  open: 'open',
  some: 'open for some',
  closed: 'closed',
  unknown: 'cannot be told',
  'to-pass': 'to be passed',
};

/** Whether two sections that are both open in part surely let somebody through together. */
function overlap(
  one: EffectiveSection | undefined,
  other: EffectiveSection | undefined,
  applicationKnown: boolean,
): boolean {
  if (!one || !other) return false;
  const people = meet(one.usersAndGroups?.value, other.usersAndGroups?.value);
  return people && (applicationKnown || meet(one.applications?.value, other.applications?.value));
}

function meet(one: List | undefined, other: List | undefined): boolean {
  if (!one || !other) return false;
  if ([one, other].some((list) => list.accessType === 'allowed' && coversAll(list))) return true;
  if (one.accessType !== other.accessType) return false;
  if (one.accessType === 'blocked') return !coversAll(one) && !coversAll(other);
  const ids = new Set(one.targets.map(({ target }) => target.toLowerCase()));
  return other.targets.some(({ target }) => ids.has(target.toLowerCase()));
}

const ENDPOINT: Readonly<Record<Cloud, string>> = {
  commercial: 'microsoftonline.com',
  gcc: 'microsoftonline.com',
  gcchigh: 'microsoftonline.us',
  dod: 'microsoftonline.us',
};

/**
 * Between clouds each side has to allow the cloud of the other first.
 * https://learn.microsoft.com/entra/external-id/cross-cloud-settings
 */
function cloudGate(estate: EstateView, from: string, to: string): Gate[] {
  const [home, resource] = [tenantById(estate.estate, from), tenantById(estate.estate, to)];
  if (!home || !resource || ENDPOINT[home.cloud] === ENDPOINT[resource.cloud]) return [];
  return [[home, resource] as const, [resource, home] as const].map(([here, there]): Gate => {
    const reading = readingOf(estate.view(here.id)?.facts, 'crossTenantPolicy');
    const endpoints = reading.state === 'read' ? reading.value.allowedCloudEndpoints : undefined;
    const wanted = ENDPOINT[there.cloud];
    const allowed = endpoints?.includes(wanted);
    const state = allowed === undefined ? 'unknown' : allowed ? 'open' : 'closed';
    return {
      gate: 'cloud',
      at: here.id,
      state,
      sentence: `${here.displayName}: collaboration with the cloud ${wanted} ${
        state === 'unknown' ? 'cannot be told' : allowed ? 'is allowed' : 'is not allowed'
      }`,
      evidence: [{ kind: 'setting', id: 'allowedCloudEndpoints', name: wanted }],
    };
  });
}
