// An approval that needs a fresh sign-in, with the one that came, or why it does not count yet.
import { auditOf } from '../domain/access/decision.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { Reviewed } from '../domain/access/review.ts';
import {
  ASKS_TO_SIGN_IN,
  needsSignIn,
  type Proof,
  signInServed,
  whyNoSignIn,
  withSignIn,
} from '../domain/access/step-up.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { Clock } from '../ports/clock.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { SignInStore } from '../ports/sign-in-store.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';

export interface ConfirmDeps {
  readonly estate: Estate;
  readonly store: Pick<RequestStore, 'note'>;
  readonly signIns: SignInStore;
  /** The authentication context that a sign-in has to satisfy; absent where none is asked for. */
  readonly signInContext?: string;
  readonly clock: Clock;
}

/** Looked at only where it is needed; whoever gives it looks once. */
export type GiveProof = () => Promise<Proof>;

/** Whether the messenger can mend it, by asking them to sign in. */
export const asksToSignIn = ({ code }: Refusal): boolean => ASKS_TO_SIGN_IN.includes(code);

/** Worth an entry of its own; that somebody has yet to sign in is not. */
const WORTH_NOTING: readonly string[] = ['sign-in-not-yours', 'sign-in-too-weak'];

/**
 * Before anything is read in a directory: only the answer to the press itself can make Teams ask for a
 * sign-in, and reading may take longer than that answer. What counts is looked at again at the end.
 */
export async function asksFirst(
  { estate, signInContext, clock }: Pick<ConfirmDeps, 'estate' | 'signInContext' | 'clock'>,
  account: AccountRef,
  prove: GiveProof | undefined,
  request: AccessRequest,
): Promise<Refusal | undefined> {
  if (!prove || !needsSignIn(request, ruleOf(estate, request))) return undefined;
  const why = whyNoSignIn(await prove(), account, clock.now(), signInContext);
  return why && asksToSignIn(why) ? why : undefined;
}

const ruleOf = (estate: Estate, { policy }: AccessRequest) =>
  estate.policies.find(({ id }) => id === policy.id);

export async function confirmSignIn(
  { estate, store, signIns, signInContext, clock }: ConfirmDeps,
  account: AccountRef,
  prove: GiveProof | undefined,
  reviewed: Reviewed,
): Promise<Result<Reviewed, Refusal>> {
  const { outcome, decision } = reviewed;
  const { request } = decision;
  if (outcome !== 'approved' && outcome !== 'agreed') return ok(reviewed);
  if (!needsSignIn(request, ruleOf(estate, request))) return ok(reviewed);
  const proof: Proof = prove ? await prove() : { none: 'not-asked' };
  const now = clock.now();
  const why = whyNoSignIn(proof, account, now, signInContext);
  if (why && WORTH_NOTING.includes(why.code)) {
    const entry = auditOf(request, 'approval-refused', now, { code: why.code }, account);
    await store.note(request.id, entry);
  }
  if (why || 'none' in proof) return refused(why ?? signInServed);
  const { signIn } = proof;
  const purpose = `${request.id} ${request.plan.hash}`;
  if (!(await signIns.use(account, signIn.mark, purpose))) return refused(signInServed);
  return ok({
    ...reviewed,
    decision: { ...decision, audit: withSignIn(decision.audit, signIn) },
  });
}
