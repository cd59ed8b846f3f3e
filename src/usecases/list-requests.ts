// The requests somebody may see as theirs: asked for, held, past, or waiting for their decision.
import { stillIn } from '../domain/access/parts.ts';
import { type AccessRequest, FINAL, type RequestState } from '../domain/access/request.ts';
import { type Estate, tenantById } from '../domain/estate/estate.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, accountKey, sameAccount } from '../shared/account.ts';
import { beneficiaryKey } from '../shared/beneficiary.ts';
import { isAsked } from '../shared/yeses.ts';
import { linkedAccounts } from './linked-accounts.ts';

export interface ListDeps {
  readonly estate: Estate;
  readonly store: Pick<RequestStore, 'ofPerson' | 'guestLinks'>;
}

type ApprovalStore = Pick<RequestStore, 'waitingFor' | 'unreviewedFor'>;

const LIMIT = 50;
const PAGE = 200;
export const HELD: readonly RequestState[] = [
  'applying',
  'waiting',
  'active',
  'ending',
  'rolling-back',
];

/** Answered from our own records alone, so that it works while a directory does not. */
export async function listMine(
  { estate, store }: ListDeps,
  actor: AccountRef,
  what: 'requests' | 'access' | 'history',
): Promise<AccessRequest[]> {
  const accounts = await linkedAccounts({ estate, store }, actor);
  const of = (states?: readonly RequestState[]) =>
    store.ofPerson(accounts, { limit: LIMIT, ...(states && { states }) });
  if (what === 'requests') return of();
  const held = await of(HELD);
  if (what === 'access') return held.filter((request) => !isOverFor(request, accounts));
  const over = [...(await of(FINAL)), ...held.filter((request) => isOverFor(request, accounts))];
  return over.sort((a, b) => b.askedAt - a.askedAt).slice(0, LIMIT);
}

/** One of a team may be out of it while it goes on for the others, and for whoever asked. */
function isOverFor(request: AccessRequest, accounts: readonly AccountRef[]): boolean {
  const keys = accounts.map(accountKey);
  const asks = [request.requestor, request.beneficiary].map(accountKey);
  return ![...asks, ...stillIn(request).map(beneficiaryKey)].some((key) => keys.includes(key));
}

/**
 * Only what the account may decide about: a request of one's own is somebody else's to decide. What
 * was taken without asking comes first, until an owner has reviewed it.
 */
export async function listApprovals(
  { estate, store }: Pick<ListDeps, 'estate'> & { readonly store: ApprovalStore },
  actor: AccountRef,
): Promise<AccessRequest[]> {
  const mine = ({ approvers }: AccessRequest) =>
    approvers.find(({ account, conflicted }) => sameAccount(account, actor) && !conflicted);
  const [taken, decides] = await Promise.all([
    store.unreviewedFor(actor, LIMIT),
    firstWaiting(store, actor, (request) => isAsked(request, mine(request)?.sides ?? [])),
  ]);
  const reviews = taken.filter((request) => {
    const owners = tenantById(estate, request.plan.resource.tenantId)?.owners ?? [];
    return mine(request) && owners.some(({ account }) => sameAccount(account, actor));
  });
  return [...reviews, ...decides].slice(0, LIMIT);
}

/** However many stand before them in which an earlier stage is not over. */
async function firstWaiting(
  store: ApprovalStore,
  actor: AccountRef,
  isWanted: (request: AccessRequest) => boolean,
): Promise<AccessRequest[]> {
  const wanted: AccessRequest[] = [];
  let last: AccessRequest | undefined;
  for (;;) {
    const found = await store.waitingFor(actor, PAGE, last);
    wanted.push(...found.filter(isWanted));
    last = found.at(-1);
    if (wanted.length >= LIMIT || !last || found.length < PAGE) return wanted.slice(0, LIMIT);
  }
}
