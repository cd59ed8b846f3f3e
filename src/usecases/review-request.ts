// An approver pressed a button: who they are, the rules, the plan and the directory are read anew.
import { whyBraked } from '../domain/access/brake.ts';
import { type CutOff, crossingOf, whyCutOff } from '../domain/access/cut-off.ts';
import { auditOf } from '../domain/access/decision.ts';
import { foreseeReview } from '../domain/access/foresight.ts';
import type { Identity } from '../domain/access/identity.ts';
import { asItMay } from '../domain/access/observe.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { alreadyDecided, deny, type Reviewed } from '../domain/access/review.ts';
import { ableAgain, whoElse, whyUnable } from '../domain/access/unable.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { CutOffStore } from '../ports/cut-off-store.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { approveNow, type StandingFor } from './approve-now.ts';
import { asOfOneTry } from './as-of-one-try.ts';
import { untilCommitted } from './commit-loop.ts';
import { asksFirst, type ConfirmDeps, confirmSignIn, type GiveProof } from './confirm-sign-in.ts';
import type { DecidingDeps } from './find-deciding.ts';
import { peopleOf } from './gather-people.ts';
import { identifyDecider } from './identify-decider.ts';
import { type IdentifyDeps, identifyAsker } from './identify-person.ts';
import { mayDeny } from './may-deny.ts';
import { putToAble, withAbleAsked } from './put-to-able.ts';
import { readOnce } from './read-once.ts';
import { type InForceDeps, whyBehind } from './rules-behind.ts';
import { standingOf } from './standing-for.ts';

export interface ReviewDeps extends IdentifyDeps, DecidingDeps, ConfirmDeps, InForceDeps {
  readonly store: RequestStore;
  readonly cutOffs: Pick<CutOffStore, 'open'>;
  readonly brakes: Pick<BrakeStore, 'inForce'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Click {
  readonly actor: AccountRef;
  readonly requestId: string;
  readonly verdict:
    | {
        readonly approve: true;
        readonly shownHash: string;
        /** For less than was asked. */
        readonly durationMs?: number;
        readonly prove?: GiveProof;
      }
    | { readonly approve: false; readonly reason: string };
}

export interface ReviewResult {
  readonly outcome: Reviewed['outcome'];
  readonly request: AccessRequest;
}

export interface ReviewRefused {
  readonly refusal: Refusal;
  /** As it stands, for somebody who may see it. */
  readonly request?: AccessRequest;
}

export async function reviewRequest(
  deps: ReviewDeps,
  click: Click,
): Promise<Result<ReviewResult, ReviewRefused>> {
  const { estate, store, clock, log } = deps;
  const facts = readOnce(deps.facts);

  const result = await untilCommitted<Result<ReviewResult, ReviewRefused>>(
    store,
    click.requestId,
    async (request) => {
      const mine = request.approvers.find((item) => sameAccount(item.account, click.actor));
      const asked = mine !== undefined;
      const no = (why: Refusal) => ({
        stop: refused<ReviewRefused>({ refusal: why, ...(asked && { request }) }),
      });
      // Whatever else would stand in the way now, it came too late.
      if (asked && request.state !== 'pending') return no(alreadyDecided);
      const { verdict } = click;
      const behind = verdict.approve && whyBehind(deps);
      if (behind) return no(behind);
      if (mine && !mine.conflicted && verdict.approve) {
        const first = await asksFirst(deps, click.actor, verdict.prove, request);
        if (first) return no(first);
      }
      facts.foresee(foreseeReview(estate, request, click.actor));
      const once = asOfOneTry({ ...deps, facts }, accountsOf(request, click.actor));
      const approver = await identifyDecider(once, click.actor, click.verdict.approve);
      if (!approver.ok) return no(approver.error);
      const asReviewer = click.verdict.approve ? standingOf : mayDeny;
      const known = ableAgain(request, click.actor);
      const standing = await asReviewer(once, known, approver.value);
      const noted = async (why: Refusal) => {
        const { code } = why;
        log.warn('review.refused', { requestId: request.id, code });
        const entry = auditOf(request, 'approval-refused', clock.now(), { code }, click.actor);
        const moved =
          mine && !mine.conflicted && mayLeaveNobody(why)
            ? await putToAble(once, request)
            : undefined;
        if (!moved) {
          await store.note(request.id, entry);
          return no(whoElse(why, request, click.actor));
        }
        return {
          decision: { ...moved, audit: [entry, ...moved.audit] },
          give: (stored: AccessRequest) =>
            refused<ReviewRefused>({
              refusal: whoElse(why, stored, click.actor),
              request: stored,
            }),
        };
      };
      if (!standing.ok) return noted(standing.error);
      const reviewed = await decide(once, known, click, approver.value, standing.value);
      if (!reviewed.ok) {
        const { error } = reviewed;
        // Where it hangs on who gets it, it is the plan that tells.
        return error.code === 'not-an-approver' ? noted(error) : no(error);
      }
      const { outcome, decision } = reviewed.value;
      const lost = outcome === 'agreed' && decision.request.agreed.length <= request.agreed.length;
      return {
        decision: lost ? await withAbleAsked(once, decision) : decision,
        give: (stored: AccessRequest) => {
          log.info('request.reviewed', { requestId: request.id, outcome });
          return ok<ReviewResult>({ outcome, request: stored });
        },
      };
    },
  );
  if (!result) return refused({ refusal: requestUnknown });
  return result.ok ? result : refused(await asItStands(store, result.error));
}

/** A directory may have taken its time, and others have gone on meanwhile. */
async function asItStands(
  store: Pick<RequestStore, 'load'>,
  { refusal: why, request: read }: ReviewRefused,
): Promise<ReviewRefused> {
  if (!read) return { refusal: why };
  const request = (await store.load(read.id)) ?? read;
  const late = read.state === 'pending' && request.state !== 'pending';
  return { refusal: late ? alreadyDecided : why, request };
}

/** Whoever is refused, or stands in for somebody, could be the only one of whom a yes is waited for. */
const mayLeaveNobody = (why: Refusal): boolean =>
  whyUnable(why) !== undefined || why.code === 'not-an-approver';

/** Whose links to other accounts a decision surely asks for. */
const accountsOf = ({ requestor, beneficiary, agreed }: AccessRequest, approver: AccountRef) => [
  approver,
  requestor,
  beneficiary,
  ...agreed.map(({ by }) => by),
];

async function decide(
  deps: ReviewDeps,
  request: AccessRequest,
  { verdict }: Click,
  approver: Identity,
  standingFor: StandingFor | undefined,
): Promise<Result<Reviewed, Refusal>> {
  const { tenantId, objectId, displayName } = approver.account;
  const { risk } = approver;
  const by = { account: { tenantId, objectId }, displayName, ...(risk && { risk }) };
  if (!verdict.approve) return deny(request, by, verdict.reason, deps.clock.now());
  if (!standingFor) throw new Error('An approval came without a rule.');
  const beneficiary = await identifyAsker(deps, request.beneficiary);
  if (!beneficiary.ok) return beneficiary;
  const people = await peopleOf(deps, request);
  if (!people.ok) return people;
  const [open, brakes] = await Promise.all([deps.cutOffs.open(), deps.brakes.inForce()]);
  const why = whyCut(deps, request, approver, open) ?? whyBraked(deps.estate, brakes, request);
  if (why) return refused(why);
  const reviewed = await approveNow(deps, {
    request,
    by,
    shownHash: verdict.shownHash,
    ...(verdict.durationMs !== undefined && { durationMs: verdict.durationMs }),
    standingFor,
    beneficiary: beneficiary.value,
    ...(people.value && { people: people.value }),
  });
  if (!reviewed.ok) return reviewed;
  const may = asItMay(deps.estate, reviewed.value, deps.clock.now());
  const { decision } = may;
  const known = { ...may, decision: { ...decision, cutOffs: open.map(({ id }) => id) } };
  return confirmSignIn(deps, by.account, verdict.prove, known);
}

/** Nothing is given to whoever was cut off, across a boundary that was, or by somebody who was. */
function whyCut(
  { estate }: ReviewDeps,
  request: AccessRequest,
  approver: Identity,
  open: readonly CutOff[],
): Refusal | undefined {
  const crossing = crossingOf(estate, request);
  const people = [...crossing.people, ...approver.accounts];
  return whyCutOff(estate, open, { ...crossing, people });
}

export const requestUnknown = refusal(
  'request-unknown',
  'There is no request with that number.',
  'Type "approvals" to see what waits for you.',
);
