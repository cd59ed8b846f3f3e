// The requestor withdraws, whoever has it gives back, an owner revokes: each only what is theirs to end.
import { withdraw } from '../domain/access/close.ts';
import type { Decision } from '../domain/access/decision.ts';
import { type Actor, beginEnding, canEnd } from '../domain/access/end.ts';
import { beginPartEnds } from '../domain/access/end-part.ts';
import type { Identity } from '../domain/access/identity.ts';
import { partOf } from '../domain/access/parts.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { personOf } from '../domain/estate/estate.ts';
import type { Instant } from '../domain/facts.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, accountKey, sameAccount } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { untilCommitted } from './commit-loop.ts';
import type { DecidingDeps } from './find-deciding.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { requestUnknown } from './review-request.ts';
import { whyNotStopNow } from './why-not-stop-now.ts';

export type EndVerb = 'withdraw' | 'return' | 'revoke';

export interface EndDeps extends IdentifyDeps, DecidingDeps {
  readonly store: RequestStore;
  readonly clock: Clock;
  readonly log: Log;
}

export async function endAccess(
  deps: EndDeps,
  actor: AccountRef,
  requestId: string,
  verb: EndVerb,
  /** Key of the one of several whose part alone is meant. */
  whose?: string,
  /** Since when the card asked whether a setting is still needed. */
  asked?: string,
): Promise<Result<AccessRequest, Refusal>> {
  const { store, clock, log } = deps;
  const person = await identifyPerson(deps, actor);
  // Taking back must not wait for a directory that is away: the token has told who presses.
  if (!person.ok && person.error.code !== 'tenant-unreadable') return person;
  const known = person.ok ? person.value : undefined;
  const result = await untilCommitted<Result<AccessRequest, Refusal>>(
    store,
    requestId,
    async (request) => {
      const why = await whyNot(deps, request, actor, known, verb);
      if (why) return { stop: refused(why) };
      if (isAnswered(request, asked)) return { stop: refused(answeredMeanwhile) };
      const name = known?.account.displayName ?? personOf(deps.estate, actor)?.displayName;
      const by = { account: actor, displayName: name ?? 'An owner' };
      const decision: Decision | undefined =
        verb === 'withdraw'
          ? withdraw(request, actor, clock.now())
          : endOf(request, verb, by, known?.accounts ?? [actor], clock.now(), whose);
      if (!decision) return { stop: refused(tooLate) };
      return {
        decision,
        give: (stored) => {
          log.info('request.ended-by-hand', { requestId, verb });
          return ok(stored);
        },
      };
    },
  );
  return result ?? refused(requestUnknown);
}

/** One of a team has only their own part to give back; whoever asked for it, any of them. */
function endOf(
  request: AccessRequest,
  verb: Exclude<EndVerb, 'withdraw'>,
  by: Actor,
  mine: readonly AccountRef[],
  now: Instant,
  chosen: string | undefined,
): Decision | undefined {
  if (!canEnd(request)) return undefined;
  const own = partOf(request, mine);
  const asked = mine.some((account) => sameAccount(account, request.beneficiary));
  const whose = verb === 'return' && !asked ? own : chosen;
  if (whose === undefined) {
    return beginEnding(request, verb === 'return' ? 'returned' : 'revoked', by, now);
  }
  return beginPartEnds(request, [whose], whose === own ? 'returned' : 'revoked', by, now);
}

/** What a card asked about was answered since, and is still there: whoever ends it looks at that first. */
const isAnswered = (request: AccessRequest, asked: string | undefined): boolean =>
  asked !== undefined && canEnd(request) && String(request.review?.since) !== asked;

async function whyNot(
  deps: EndDeps,
  request: AccessRequest,
  actor: AccountRef,
  known: Identity | undefined,
  verb: EndVerb,
): Promise<Refusal | undefined> {
  const mine = new Set((known?.accounts ?? [actor]).map(accountKey));
  if (verb === 'withdraw') return mine.has(accountKey(request.requestor)) ? undefined : notYours;
  if (verb === 'return' && request.lifecycle !== 'personal-grant') return notYoursToEnd;
  if (verb === 'return') {
    const own = partOf(request, known?.accounts ?? [actor]) !== undefined;
    return own || mine.has(accountKey(request.beneficiary)) ? undefined : notYours;
  }
  return whyNotStopNow(deps, request, actor, known);
}

const notYours = refusal(
  'not-yours',
  'That request belongs to somebody else.',
  'Type "my requests" to see yours.',
);

const notYoursToEnd = refusal(
  'not-yours-to-end',
  'This setting serves others as well, so the person who asked for it does not end it alone.',
  'Ask one of its owners to review it.',
);

const answeredMeanwhile = refusal(
  'review-answered',
  'Since this card was drawn somebody has answered that it is still needed, so nothing was ended.',
  'Press "Review now" to see who would lose what today, and end it there.',
);

const tooLate = refusal(
  'too-late',
  'This was decided or ended before you pressed.',
  'Nothing was changed; the card shows how it stands.',
);
