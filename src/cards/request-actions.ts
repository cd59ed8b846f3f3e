// What somebody can do about a request from its card, as it stands. A final state has nothing to press.
import type { Audience } from '../domain/access/decision.ts';
import type { AccessRequest, Approver } from '../domain/access/request.ts';
import type { Instant } from '../domain/facts.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import { type Beneficiary, beneficiaryKey } from '../shared/beneficiary.ts';
import { sayDuration } from '../shared/duration.ts';
import { canNudge } from '../shared/remindable.ts';
import { isAsked } from '../shared/yeses.ts';
import { execute, openDialog, openPage } from './actions.ts';
import { glassActions } from './break-glass.ts';
import { canGiveAgain } from './give-again.ts';
import { givenTo } from './parts.ts';
import { isTakenAway } from './request-concern.ts';
import { openLess } from './request-less.ts';
import { answerAction, commentAction, talkActions } from './request-talk.ts';
import { sideOpen } from './states.ts';
import { plain } from './text.ts';

type Actions = Array<Readonly<Record<string, unknown>>>;

export function actionsFor(
  request: AccessRequest,
  audience: Audience,
  mine: Approver | undefined,
  viewer?: AccountRef,
  /** Without it only what can be done at any time. */
  now?: Instant,
): Actions {
  if (audience === 'approver') return mine ? forApprover(request, mine) : [];
  // Who did not ask for it has only their own part; the rest is for those who did, and the owners.
  if (audience === 'person') return forPerson(request, viewer);
  const requestId = request.id;
  if (request.state === 'pending') {
    return [
      ...answerAction(request),
      execute('Withdraw', 'withdraw', { requestId }),
      ...(canNudge(request, now ?? request.askedAt)
        ? [execute('Remind them', 'remind', { requestId })]
        : []),
      ...commentAction(request),
    ];
  }
  // A setting between tenants serves others as well: whoever asked for it does not end it alone.
  if (request.lifecycle !== 'personal-grant') return [];
  const others = request.people !== undefined;
  const giveBack = execute(others ? 'End it' : 'Give back', 'return', { requestId });
  if (request.state === 'waiting') {
    const link = request.personal?.redeemLink;
    return [
      ...(link ? [openPage('Accept the invitation', link, { style: 'positive' })] : []),
      execute(others ? 'Look again' : 'I have accepted', 'check-redemption', { requestId }),
      giveBack,
      ...endOnePart(request),
    ];
  }
  if (request.state === 'active') {
    return request.glass ? [giveBack] : [askForLonger(requestId), giveBack, ...endOnePart(request)];
  }
  if (request.state === 'scheduled') return [execute('Withdraw', 'return', { requestId })];
  return canEnd(request) ? [giveBack] : [];
}

/** Under another account of theirs they are not told from the others: that is looked at when they press. */
function forPerson(request: AccessRequest, viewer: AccountRef | undefined): Actions {
  const isViewer = (one: Beneficiary) => viewer && beneficiaryKey(one) === accountKey(viewer);
  const named = (request.people ?? []).some(isViewer);
  const theirs = givenTo(request);
  return canEnd(request) && (named ? theirs.some(isViewer) : theirs.length > 0)
    ? [execute('Give back my part', 'return', { requestId: request.id })]
    : [];
}

/** Where it would be more than ending the whole. */
const endOnePart = (request: AccessRequest): Actions =>
  canEnd(request) && givenTo(request).length > 1
    ? [openDialog('End one person’s part…', { verb: 'open-part', requestId: request.id })]
    : [];

/** A request of its own that overlaps: the later end counts, and nothing is taken away between. */
export const askForLonger = (requestId: string) =>
  openDialog('Ask for longer…', { verb: 'open-renewal', requestId });

function forApprover(request: AccessRequest, mine: Approver): Actions {
  const review = glassActions(request, mine);
  if (review.length > 0) return review;
  // Whoever was asked and is not named any more sees how it goes on; those of break-glass have no side.
  return mine.sides.length === 0 && !request.glass ? [] : asApprover(request, mine);
}

function asApprover(request: AccessRequest, mine: Approver): Actions {
  const requestId = request.id;
  if (request.state === 'pending') {
    if (mine.conflicted || !isAsked(request, mine.sides)) return [];
    // Under a brake nothing is approved; saying no goes on.
    if (request.braked) {
      return [
        openDialog('Deny…', { verb: 'open-denial', requestId }),
        ...talkActions(request, mine),
      ];
    }
    const shown = { requestId, planHash: request.plan.hash };
    return [
      ...(sideOpen(request, mine)
        ? [execute('Approve', 'approve', shown, { style: 'positive' }), ...approveLess(request)]
        : []),
      openDialog('Deny…', { verb: 'open-denial', requestId }),
      ...(sideOpen(request, mine) ? openLess(request) : []),
      ...talkActions(request, mine),
    ];
  }
  if (request.drift?.found === 'restored') {
    return [execute('Take it away', 'take-away', { requestId })];
  }
  if (!canEnd(request)) return [];
  if (isTakenAway(request) && !mine.conflicted) {
    return [
      ...(canGiveAgain(request, mine)
        ? [execute('Give it again', 'give-again', { requestId }, { style: 'positive' })]
        : []),
      ...(request.lifecycle === 'personal-grant'
        ? [execute('Let it end', 'revoke', { requestId })]
        : afterwards(request)),
    ];
  }
  if (request.lifecycle === 'personal-grant') {
    return [execute('Revoke access', 'revoke', { requestId }), ...endOnePart(request)];
  }
  return afterwards(request);
}

/** A setting is reviewed once it is in place. */
const afterwards = (request: AccessRequest): Actions =>
  request.state === 'active' ? forSetting(request) : beforeInPlace(request);

/** Each carries the hash of its own plan: what was seen on the button is what is approved. */
const approveLess = ({ id: requestId, narrower, personal }: AccessRequest): Actions =>
  (narrower ?? []).flatMap(({ hash }) => {
    const label = personal?.narrower?.[hash];
    return label
      ? [execute(plain(`Approve ${label}`, 60), 'approve', { requestId, planHash: hash })]
      : [];
  });

/** It is ended only from a card that says who would lose what. */
function forSetting({ id: requestId, review, durationMs }: AccessRequest): Actions {
  if (!review) return [execute('Review now', 'review', { requestId })];
  // From this asking alone: once a colleague has answered, it is looked at again first.
  const asked = { requestId, review: String(review.since) };
  const keep = `Keep for ${sayDuration(durationMs)}`;
  return [execute(keep, 'keep', asked, { style: 'positive' }), execute('End it', 'revoke', asked)];
}

function beforeInPlace({ id: requestId, state }: AccessRequest): Actions {
  const stop = execute('Stop', 'revoke', { requestId });
  return state === 'with-partner'
    ? [execute('The partner has done it', 'attest', { requestId }, { style: 'positive' }), stop]
    : [stop];
}

const canEnd = ({ state }: AccessRequest): boolean =>
  ['active', 'waiting', 'applying', 'with-partner', 'scheduled'].includes(state);
