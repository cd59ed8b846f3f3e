// The changes Drawbridge can make to a directory, each as data: small, reversible, and named by a key.
import type { FactQuery } from '../facts.ts';
import { type AcceptClaim, acceptClaim } from './changes/accept-claim.ts';
import { type AssignInGroup, assignInGroup } from './changes/assign-in-group.ts';
import { type BecomeEligible, becomeEligible } from './changes/become-eligible.ts';
import type { ByHand, ChangeRules, PrincipalRef } from './changes/change-rules.ts';
import { type ClosePartner, closePartner } from './changes/close-partner.ts';
import { type HoldPackage, holdPackage } from './changes/hold-package.ts';
import { type InviteGuest, inviteGuest } from './changes/invite-guest.ts';
import { type InviteOutsider, inviteOutsider } from './changes/invite-outsider.ts';
import { type JoinGroup, joinGroup } from './changes/join-group.ts';
import { type OpenSection, openSection } from './changes/open-section.ts';
import {
  type AddToOrganization,
  addToOrganization,
  type CreateOrganization,
  createOrganization,
  type JoinOrganization,
  joinOrganization,
} from './changes/organization.ts';
import { type OwnGroup, ownGroup } from './changes/own-group.ts';
import { type PartnerEntry, partnerEntry } from './changes/partner-entry.ts';
import { type RedeemAutomatically, redeemAutomatically } from './changes/redeem-automatically.ts';
import { type SynchroniseUsers, synchroniseUsers } from './changes/synchronise-users.ts';

export type {
  AcceptClaim,
  AddToOrganization,
  AssignInGroup,
  BecomeEligible,
  ByHand,
  ClosePartner,
  CreateOrganization,
  HoldPackage,
  InviteGuest,
  InviteOutsider,
  JoinGroup,
  JoinOrganization,
  OpenSection,
  OwnGroup,
  PartnerEntry,
  PrincipalRef,
  RedeemAutomatically,
  SynchroniseUsers,
};

/** A new type of change is a file in changes/, a line here and one in {@link RULES}. */
interface Changes {
  readonly 'invite-guest': InviteGuest;
  readonly 'invite-outsider': InviteOutsider;
  readonly 'join-group': JoinGroup;
  readonly 'become-eligible': BecomeEligible;
  readonly 'open-section': OpenSection;
  readonly 'partner-entry': PartnerEntry;
  readonly 'accept-claim': AcceptClaim;
  readonly 'redeem-automatically': RedeemAutomatically;
  readonly 'synchronise-users': SynchroniseUsers;
  readonly 'hold-package': HoldPackage;
  readonly 'close-partner': ClosePartner;
  readonly 'create-organization': CreateOrganization;
  readonly 'add-to-organization': AddToOrganization;
  readonly 'join-organization': JoinOrganization;
  readonly 'own-group': OwnGroup;
  readonly 'assign-in-group': AssignInGroup;
}

const RULES: { readonly [T in ChangeType]: ChangeRules<Changes[T]> } = {
  'invite-guest': inviteGuest,
  'invite-outsider': inviteOutsider,
  'join-group': joinGroup,
  'become-eligible': becomeEligible,
  'open-section': openSection,
  'partner-entry': partnerEntry,
  'accept-claim': acceptClaim,
  'redeem-automatically': redeemAutomatically,
  'synchronise-users': synchroniseUsers,
  'hold-package': holdPackage,
  'close-partner': closePartner,
  'create-organization': createOrganization,
  'add-to-organization': addToOrganization,
  'join-organization': joinOrganization,
  'own-group': ownGroup,
  'assign-in-group': assignInGroup,
};

export type ChangeType = keyof Changes;
export type Change = Changes[ChangeType];

const rulesOf = ({ type }: Change): ChangeRules<Change> => RULES[type] as ChangeRules<Change>;

/** The parts of a change that point at no person. */
export const impersonal = (change: Change): Readonly<Record<string, unknown>> => ({
  type: change.type,
  tenantId: change.tenantId,
  ...rulesOf(change).impersonal(change),
});

/** What a step produced that later steps refer to. */
export interface StepOutputs {
  readonly objectId?: string;
  /** Of what the directory was told to do, where it does it later. */
  readonly orderId?: string;
}

type Outputs = Readonly<Record<string, StepOutputs | undefined>>;

/** Whom a change is about, if it is about an account. */
export function principalOf(change: Change): PrincipalRef | undefined {
  const field: string | undefined = rulesOf(change).principal;
  return field && (change as unknown as Record<string, PrincipalRef>)[field];
}

/** The change, about the account that an earlier step finds or makes; only for one about an account. */
export const aboutStep = (change: Change, fromStep: string): Change => ({
  ...change,
  [String(rulesOf(change).principal)]: { fromStep },
});

/** The object id behind a reference; `undefined` while the step it comes from has not run. */
export const resolvePrincipal = (ref: PrincipalRef, outputs: Outputs): string | undefined =>
  'objectId' in ref ? ref.objectId : outputs[ref.fromStep]?.objectId;

/** The change with its reference replaced; `undefined` while that is open. */
export function resolveChange(change: Change, outputs: Outputs): Change | undefined {
  const ref = principalOf(change);
  if (!ref) return change;
  const objectId = resolvePrincipal(ref, outputs);
  if (objectId === undefined) return undefined;
  return { ...change, [String(rulesOf(change).principal)]: { objectId } };
}

/**
 * The thing in the directory that a change brings about, and that only one hand may touch at a time.
 * Needs a resolved change.
 */
export const changeKey = (change: Change): string => rulesOf(change).key(change);

/** Keys of everything that only one hand may touch while the change is acted on. */
export const changeHands = (change: Change): readonly string[] => [
  changeKey(change),
  ...(rulesOf(change).touches?.(change) ?? []),
];

/**
 * What a grant holds of it: two grants with the same key hold the same thing, and it goes only when
 * the last of them goes. Mostly the change itself; several for one that brings about several.
 */
export const changeParts = (change: Change): readonly string[] =>
  rulesOf(change).parts?.(change) ?? [changeKey(change)];

/** The same with what the change gives along with itself. */
export const changeHolds = (change: Change): readonly string[] => [
  ...changeParts(change),
  ...(rulesOf(change).along?.(change) ?? []),
];

/** Keys that bar the change while another open grant holds one: what was closed on purpose stays so. */
export const changeBars = (change: Change): readonly string[] =>
  rulesOf(change).barredBy?.(change) ?? [];

/** Keys of other ways to give the same, which do not stand beside it. */
export const changeOtherWays = (change: Change): readonly string[] =>
  rulesOf(change).otherWays?.(change) ?? [];

/** Keys of the values that a directory replaces together with what the change writes. */
export const changeBeside = (change: Change): readonly string[] =>
  rulesOf(change).beside?.(change) ?? [];

/** What those keys begin with, where only the grants on them tell which there are. */
export const changeBesideWithin = (change: Change): readonly string[] =>
  rulesOf(change).besideWithin?.(change) ?? [];

/** Whether it opens or gives anything; closing does not, and undoing never does. */
export const changeGives = (change: Change): boolean => rulesOf(change).gives?.(change) ?? true;

/** Whether it brings about several things that are counted one by one. */
export const hasParts = (change: Change): boolean => rulesOf(change).parts !== undefined;

/** How it is ended where Drawbridge cannot; needs a resolved change. */
export const endedByHand = (change: Change, objectId: string | undefined): ByHand =>
  rulesOf(change).byHand(change, objectId);

/** Reads that tell whether a change is so already. */
export const looksOf = (change: Change): readonly FactQuery[] =>
  rulesOf(change).looks?.(change) ?? [];
