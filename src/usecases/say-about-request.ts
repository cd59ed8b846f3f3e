// A decider asks back, whoever asked answers, either of them comments: while the request waits, and no longer.
import type { Identity } from '../domain/access/identity.ts';
import { type Saying, say } from '../domain/access/remarks.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { openDeciders } from '../domain/access/stages.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, accountKey, sameAccount } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { untilCommitted } from './commit-loop.ts';
import type { DecidingDeps } from './find-deciding.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { mayDeny } from './may-deny.ts';
import { readOnce } from './read-once.ts';
import { requestUnknown } from './review-request.ts';

export interface SayDeps extends IdentifyDeps, DecidingDeps {
  readonly store: RequestStore;
  readonly clock: Clock;
  readonly log: Log;
}

export async function sayAboutRequest(
  given: SayDeps,
  actor: AccountRef,
  requestId: string,
  saying: Saying,
): Promise<Result<AccessRequest, Refusal>> {
  const deps = { ...given, facts: readOnce(given.facts) };
  const { store, clock, log } = deps;
  const said = await untilCommitted<Result<AccessRequest, Refusal>>(
    store,
    requestId,
    async (request) => {
      const person = await identifyPerson(deps, actor);
      if (!person.ok) return { stop: person };
      const why = await whyNot(deps, request, person.value, saying.kind);
      if (why) {
        log.warn('request.words-refused', { requestId, kind: saying.kind, code: why.code });
        return { stop: refused(why) };
      }
      const { tenantId, objectId, displayName } = person.value.account;
      const by = { account: { tenantId, objectId }, displayName };
      const decision = say(request, by, saying, clock.now());
      if (!decision.ok) return { stop: decision };
      if (decision.value === 'said') return { stop: ok(request) };
      return { decision: decision.value, give: (stored) => ok(stored) };
    },
  );
  return said ?? refused(requestUnknown);
}

async function whyNot(
  deps: SayDeps,
  request: AccessRequest,
  person: Identity,
  kind: Saying['kind'],
): Promise<Refusal | undefined> {
  const asked = person.accounts.some((one) => sameAccount(one, request.requestor));
  if (kind === 'answer') return asked ? undefined : notYours;
  if (kind === 'comment' && asked) return undefined;
  const may = await mayDeny(deps, request, person);
  if (!may.ok) return may.error;
  if (kind === 'comment' || request.state !== 'pending') return undefined;
  const key = accountKey(person.account);
  return openDeciders(request).some(({ account }) => accountKey(account) === key)
    ? undefined
    : notAsked;
}

const notYours = refusal(
  'not-yours',
  'The question is for the person who asked for this.',
  'Add a comment if you know the answer.',
);

const notAsked = refusal(
  'not-asked-now',
  'Your answer is not waited for at present, so you have nothing to ask back about.',
  'Add a comment if it helps those who decide.',
);
