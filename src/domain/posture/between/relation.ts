// How one tenant treats the people of another: each gate with its value, its origin, and whether it could be seen.
import type { EstateView } from '../check.ts';
import type { Claim } from '../question.ts';
import {
  acceptsSynchronization,
  type EffectiveSection,
  effectiveClaim,
  effectiveRedemption,
  effectiveSection,
  inOrganization,
  type SectionName,
  type TrustLeaf,
} from './effective.ts';
import { type NamedTenant, tenantNamed } from './naming.ts';
import { type Openness, opennessOf, originOf, saySection } from './openness.ts';
import { type Side, sideOf, type Told, toldBy, toldValue, whyNot } from './told.ts';

export const LEAF_OF_CLAIM: Readonly<Record<Claim, TrustLeaf>> = {
  mfa: 'isMfaAccepted',
  'compliant-device': 'isCompliantDeviceAccepted',
  'hybrid-device': 'isHybridAzureADJoinedDeviceAccepted',
};

export const SAID_CLAIM: Readonly<Record<Claim, string>> = {
  mfa: 'multifactor authentication',
  'compliant-device': 'compliant devices',
  'hybrid-device': 'hybrid joined devices',
};

export const CLAIMS: readonly Claim[] = ['mfa', 'compliant-device', 'hybrid-device'];

/** One section in one tenant. */
export interface SectionGate {
  readonly section: SectionName;
  /** The tenant in which it is set. */
  readonly setIn: string;
  readonly openness: Told<Openness>;
  /** Undefined: the tenant is not ours to see. */
  readonly lists: EffectiveSection | undefined;
  readonly words: string;
}

/** A way across: it is open only as far as both halves are. */
export interface Way {
  /** Set in the resource tenant. */
  readonly inbound: SectionGate;
  /** Set in the home tenant. */
  readonly outbound: SectionGate;
  /** `closed` as soon as one half is; undefined: a half that would decide it is not known. */
  readonly together: Openness | undefined;
}

export interface TenantRelation {
  /** Resource tenant. */
  readonly at: NamedTenant;
  /** Home tenant of the people. */
  readonly of: NamedTenant;
  /** Whether each has an entry for the other. */
  readonly entryAt: Told<boolean>;
  readonly entryOf: Told<boolean>;
  readonly collaboration: Way;
  readonly directConnect: Way;
  /** What `at` believes of `of`: read in `at`, under the id of `of`. */
  readonly trust: Readonly<Record<Claim, Told<boolean>>>;
  readonly redemption: {
    readonly inbound: Told<boolean>;
    readonly outbound: Told<boolean>;
    /** Without a consent prompt: only if both sides say so. */
    readonly together: boolean | undefined;
  };
  /** Whether `at` lets `of` synchronise people into it. */
  readonly synchronization: Told<boolean>;
  readonly organization: Told<boolean>;
}

export function relationOf(estate: EstateView, at: string, of: string): TenantRelation {
  const resource = sideOf(estate, at, of);
  const home = sideOf(estate, of, at);
  const inbound = toldBy(resource, (settings) => effectiveRedemption(settings, 'inboundAllowed'));
  const outbound = toldBy(home, (settings) => effectiveRedemption(settings, 'outboundAllowed'));
  const claim = (name: Claim) =>
    toldBy(resource, (settings) => effectiveClaim(settings, LEAF_OF_CLAIM[name]));
  return {
    at: tenantNamed(estate, at),
    of: tenantNamed(estate, of, estate.view(at)?.facts),
    entryAt: hasEntry(resource),
    entryOf: hasEntry(home),
    collaboration: wayOf(
      gateOf(resource, at, 'b2bCollaborationInbound'),
      gateOf(home, of, 'b2bCollaborationOutbound'),
    ),
    directConnect: wayOf(
      gateOf(resource, at, 'b2bDirectConnectInbound'),
      gateOf(home, of, 'b2bDirectConnectOutbound'),
    ),
    trust: {
      mfa: claim('mfa'),
      'compliant-device': claim('compliant-device'),
      'hybrid-device': claim('hybrid-device'),
    },
    redemption: {
      inbound,
      outbound,
      together: bothSay(toldValue(inbound), toldValue(outbound)),
    },
    synchronization: toldBy(resource, acceptsSynchronization),
    organization: toldBy(resource, (settings) => {
      const value = inOrganization(settings);
      return value === undefined ? undefined : { value, origin: 'explicit' };
    }),
  };
}

export function gateOf(side: Side, setIn: string, section: SectionName): SectionGate {
  if (!side.visible) {
    const { because } = side;
    return {
      section,
      setIn,
      openness: { known: false, because },
      lists: undefined,
      words: because,
    };
  }
  const lists = effectiveSection(side.settings, section);
  const value = opennessOf(lists);
  return {
    section,
    setIn,
    lists,
    openness: value
      ? { known: true, value, origin: originOf(lists) }
      : { known: false, because: whyNot(side.settings) },
    words: value ? saySection(lists) : `cannot be told: ${whyNot(side.settings)}`,
  };
}

const wayOf = (inbound: SectionGate, outbound: SectionGate): Way => ({
  inbound,
  outbound,
  together: narrower(toldValue(inbound.openness), toldValue(outbound.openness)),
});

/** Of two halves that are both open only in part it is not known whether the same people pass both. */
function narrower(one: Openness | undefined, other: Openness | undefined): Openness | undefined {
  if (one === 'closed' || other === 'closed') return 'closed';
  if (one === 'all') return other;
  if (other === 'all') return one;
  return one === 'all-but' && other === 'all-but' ? 'all-but' : undefined;
}

export const bothSay = (one: boolean | undefined, other: boolean | undefined) => {
  if (one === false || other === false) return false;
  return one && other ? true : undefined;
};

const hasEntry = (side: Side): Told<boolean> =>
  toldBy(side, ({ entriesKnown, entry }) =>
    entriesKnown ? { value: entry !== undefined, origin: 'explicit' } : undefined,
  );
