// The requestor withdraws, the beneficiary gives back, an owner revokes: each only what is theirs to end.
import { withdraw } from '../domain/access/close.ts';
import type { Decision } from '../domain/access/decision.ts';
import { beginEnding, canEnd } from '../domain/access/end.ts';
import type { Identity } from '../domain/access/identity.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { personOf } from '../domain/estate/estate.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
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
      const name = known?.account.displayName ?? personOf(deps.estate, actor)?.displayName;
      const by = { account: actor, displayName: name ?? 'An owner' };
      const decision: Decision | undefined =
        verb === 'withdraw'
          ? withdraw(request, actor, clock.now())
          : canEnd(request)
            ? beginEnding(request, verb === 'return' ? 'returned' : 'revoked', by, clock.now())
            : undefined;
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
  if (verb === 'return') return mine.has(accountKey(request.beneficiary)) ? undefined : notYours;
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

const tooLate = refusal(
  'too-late',
  'This was decided or ended before you pressed.',
  'Nothing was changed; the card shows how it stands.',
);
