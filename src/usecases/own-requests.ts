// What of somebody's is open, each with how it concerns them: to be told about it, and to end it.
import { type AccessRequest, FINAL, type RequestState } from '../domain/access/request.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import { openQuestions } from '../shared/open-questions.ts';
import { linkedAccounts } from './linked-accounts.ts';
import { HELD, type ListDeps, listMine } from './list-requests.ts';

export interface OwnRequest {
  readonly request: AccessRequest;
  /** Whoever is one of a team has only their own part. */
  readonly audience: 'requestor' | 'person';
}

export interface OwnRequests {
  /** As "my requests" lists them. */
  readonly asked: readonly AccessRequest[];
  /** As "my access" lists them. */
  readonly access: readonly AccessRequest[];
  /** Of both, each with how it concerns them. */
  readonly all: readonly OwnRequest[];
  /** Of both, what is not over for them. */
  readonly open: readonly OwnRequest[];
}

const notOpen: readonly RequestState[] = [...FINAL, ...HELD];

export async function ownRequests(deps: ListDeps, actor: AccountRef): Promise<OwnRequests> {
  const [asked, access, accounts] = await Promise.all([
    listMine(deps, actor, 'requests'),
    listMine(deps, actor, 'access'),
    linkedAccounts(deps, actor),
  ]);
  const mine = new Set(accounts.map(accountKey));
  const own = (request: AccessRequest): OwnRequest => ({
    request,
    audience: [request.requestor, request.beneficiary].some((one) => mine.has(accountKey(one)))
      ? 'requestor'
      : 'person',
  });
  const before = asked.filter(({ state }) => !notOpen.includes(state));
  const others = access.filter(({ id }) => !asked.some((one) => one.id === id));
  const all = [...asked, ...others].map(own);
  return { asked, access, all, open: [...before, ...access].map(own) };
}

/** Whether something that they asked for goes on only once they do something: accept an invitation, answer a question. */
export const waitsForAsker = ({ open }: OwnRequests): boolean =>
  open.some(
    ({ request: { state, remarks }, audience }) =>
      audience === 'requestor' &&
      (state === 'waiting' || (state === 'pending' && openQuestions(remarks).length > 0)),
  );
