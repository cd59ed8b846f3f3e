// When an approval counts only with a fresh sign-in, and which sign-in is one.
import { type AccountRef, sameAccount } from '../../shared/account.ts';
import { MINUTE } from '../../shared/duration.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import type { Instant } from '../facts.ts';
import type { AuditDraft } from './decision.ts';
import { PRIVILEGED_ROLES } from './privileged-roles.ts';
import type { AccessRequest } from './request.ts';

/** What a token of the approver's own tenant says, after its signature, issuer and audience were checked. */
export interface SignIn {
  readonly account: AccountRef;
  /** When the token was made. */
  readonly issuedAt: Instant;
  /** When this person last proved who they are; absent where the token does not say. */
  readonly signedInAt?: Instant;
  /** Names this one sign-in of this account, so that it serves once. */
  readonly mark: string;
  /** Authentication contexts that Conditional Access let it satisfy. */
  readonly contexts: readonly string[];
}

/** What came with the press instead, or as well. */
export type Proof =
  | { readonly signIn: SignIn }
  /** Nothing came: Teams has not been asked for it yet. */
  | { readonly none: 'not-asked' }
  /** Something came that is no sign-in of this account. */
  | { readonly none: 'not-valid'; readonly why: string }
  | { readonly none: 'unavailable' };

export const FRESH_MS = 5 * MINUTE;
/** Their clock and ours. */
const SKEW_MS = MINUTE;

/** Labelled privileged by Microsoft though they only read, so that {@link PRIVILEGED_ROLES} leaves them out. */
const READS_EVERYTHING: readonly string[] = [
  'f2ef992c-3afb-46b9-b7cf-a126ee74c451', // Global Reader
  '5d6b6bb7-de71-4623-b4af-96380a352509', // Security Reader
];

export const needsSignIn = (
  { lifecycle, plan }: Pick<AccessRequest, 'lifecycle' | 'plan'>,
  rule: { readonly stepUp?: boolean } | undefined,
): boolean =>
  rule?.stepUp === true ||
  lifecycle === 'relationship-setting' ||
  plan.steps.some(({ change }) => 'roleId' in change && isPrivileged(change.roleId));

const isPrivileged = (roleId: unknown): boolean => {
  const id = String(roleId).toLowerCase();
  return Object.hasOwn(PRIVILEGED_ROLES, id) || READS_EVERYTHING.includes(id);
};

/** Why this does not prove that `account` signed in just now; undefined when it does. */
export function whyNoSignIn(
  proof: Proof,
  account: AccountRef,
  now: Instant,
  context: string | undefined,
): Refusal | undefined {
  if ('none' in proof) {
    if (proof.none === 'unavailable') return unavailable;
    return proof.none === 'not-asked' ? signInNeeded : notYours;
  }
  const { signIn } = proof;
  if (!sameAccount(signIn.account, account)) return notYours;
  if (!isFresh(signIn.issuedAt, now)) return signInAgain;
  // A token is made in silence for whoever is signed in; only this says when they last proved it.
  if (signIn.signedInAt === undefined || !isFresh(signIn.signedInAt, now)) return signInAgain;
  return context !== undefined && !signIn.contexts.includes(context) ? contextMissing : undefined;
}

const isFresh = (at: Instant, now: Instant): boolean => at >= now - FRESH_MS && at <= now + SKEW_MS;

/** Answered by Teams itself, which asks for the sign-in and presses again. */
export const ASKS_TO_SIGN_IN: readonly string[] = ['sign-in-needed', 'sign-in-again'];

export const signInNeeded = refusal(
  'sign-in-needed',
  'This approval counts once you have signed in again, because of what it opens.',
  'Press Approve in a Teams client that can ask you to sign in, and do so.',
);

const signInAgain = refusal(
  'sign-in-again',
  'Your sign-in is older than five minutes, so nothing was approved.',
  'Sign in again when Teams asks you to.',
);

export const signInServed = refusal(
  'sign-in-again',
  'That sign-in was for another approval, so nothing was approved.',
  'Sign in again when Teams asks you to: once for each.',
);

const notYours = refusal(
  'sign-in-not-yours',
  'The sign-in that came with this is not a valid one of your account, so nothing was approved.',
  'Sign in with the account with which you use Teams here.',
);

const contextMissing = refusal(
  'sign-in-too-weak',
  'Your tenant did not confirm the stronger sign-in that is asked for here, so nothing was approved.',
  'Ask whoever runs Conditional Access in your tenant for the authentication context of Drawbridge.',
);

const unavailable = refusal(
  'sign-in-unavailable',
  'Your sign-in cannot be checked at the moment, so nothing was approved.',
  'Try again in a few minutes.',
);

/** The audit keeps when they signed in beside what they approved. */
export const withSignIn = (audit: readonly AuditDraft[], { signedInAt, contexts }: SignIn) =>
  audit.map((entry) =>
    entry.verb === 'approved' || entry.verb === 'agreed'
      ? { ...entry, details: { ...entry.details, signedIn: { at: signedInAt, contexts } } }
      : entry,
  );
