// Whom a request would ask now without those whose yes could not be taken: read from their accounts, where few are left.
import { type Asks, withAsks } from '../domain/access/approvers.ts';
import { whyOwn, whyUnfit } from '../domain/access/authority.ts';
import type { Identity } from '../domain/access/identity.ts';
import { isOutsider, type Person } from '../domain/access/people.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { fewLeft } from '../domain/access/stranded.ts';
import { type Unable, type WhyUnable, whyUnable, withUnable } from '../domain/access/unable.ts';
import { homeUnreadable } from '../domain/access/unreadable.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import { type AskAnewDeps, askAnew } from './ask-anew.ts';
import { identifyAgain } from './identify-again.ts';
import { identifyAskers } from './identify-askers.ts';
import type { IdentifyDeps } from './identify-person.ts';
import { readOnce } from './read-once.ts';

export interface Others {
  /** The request with what was found of those it asks. */
  readonly known: AccessRequest;
  /** Undefined where it cannot be told now. */
  readonly asks: Asks | undefined;
}

/** Whoever is asked because others could not answer is looked at as well, until nobody new is. */
export async function findOthers(
  given: AskAnewDeps,
  request: AccessRequest,
  escalated?: readonly number[],
): Promise<Others> {
  const deps = { ...given, facts: readOnce(given.facts) };
  const askers = await identifyAskers(deps, request);
  if (!askers.ok) return { known: request, asks: undefined };
  const seen = new Set<string>();
  let unable: Unable = {};
  for (;;) {
    const known = withUnable(request, unable);
    const asks = await askAnew(deps, known, escalated);
    if (!asks) return { known: request, asks };
    const fresh = fewLeft(deps.estate, withAsks(known, asks)).filter(
      (account) => !seen.has(accountKey(account)),
    );
    for (const account of fresh) seen.add(accountKey(account));
    const found = await look(deps, fresh, askers.value, request.unable);
    if (found.length === 0) return { known, asks };
    unable = { ...unable, ...Object.fromEntries(found) };
  }
}

/** Of whom it cannot be told only because a directory is away, what was known before is kept. */
async function look(
  deps: IdentifyDeps,
  accounts: readonly AccountRef[],
  askers: readonly Person[],
  before: Unable = {},
): Promise<Array<[string, WhyUnable]>> {
  const known = askers.filter((one): one is Identity => !isOutsider(one));
  const away = known.some((one) => homeUnreadable(deps.estate, one));
  const whyNow = (person: Identity): WhyUnable | undefined => {
    const why = whyUnfit(person) ?? whyOwn(person, known);
    if (why) return whyUnable(why);
    return whyOwn(person, askers) && 'maybe-named';
  };
  const found = await Promise.all(
    accounts.map(async (account): Promise<Array<[string, WhyUnable]>> => {
      const person = await identifyAgain(deps, account);
      const key = accountKey(account);
      const now = person.ok ? whyNow(person.value) : undefined;
      const untold = !person.ok || (now === 'maybe-own' && away);
      const why = untold ? before[key] : now;
      return why ? [[key, why]] : [];
    }),
  );
  return found.flat();
}
