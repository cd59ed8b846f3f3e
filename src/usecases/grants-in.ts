// What is given through Drawbridge in these tenants at present, as answers about people show it.

import { stillIn } from '../domain/access/parts.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { Grant } from '../domain/posture/answers/asking.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import { allMentioning } from './all-mentioning.ts';

const GIVEN: ReadonlySet<AccessRequest['state']> = new Set([
  'applying',
  'waiting',
  'active',
  'ending',
]);

export async function grantsIn(
  { store }: { readonly store: Pick<RequestStore, 'openMentioning' | 'guestLinks'> },
  tenantIds: readonly string[],
): Promise<Grant[]> {
  const given = await allMentioning(
    store,
    tenantIds,
    ({ state, lifecycle, plan }) =>
      GIVEN.has(state) &&
      lifecycle === 'personal-grant' &&
      tenantIds.includes(plan.resource.tenantId),
  );
  const homes = given.map(({ beneficiary }) => beneficiary);
  const links = await store.guestLinks(homes);
  const guests = Map.groupBy(links, ({ home }) => accountKey(home));
  return given.map((request) => {
    const own = [
      request.beneficiary,
      ...(request.people ? stillIn(request) : []).filter(isAccount),
    ];
    return {
      requestId: request.id,
      tenantId: request.plan.resource.tenantId,
      what: request.personal?.words.title ?? request.plan.resource.kind,
      accounts: own.flatMap((account) => [
        account,
        ...(guests.get(accountKey(account)) ?? []).map(({ guest }) => guest),
      ]),
      askedBy: nameOf(request, request.requestor),
      approvedBy: approverOf(request),
      because: request.personal?.justification ?? null,
      state: request.state,
      until: request.expiresAt,
    };
  });
}

const approverOf = (request: AccessRequest): string | null => {
  const { by, rule } = request.decision ?? {};
  return by ? nameOf(request, by) : rule ? `rule ${rule.id}` : null;
};

const isAccount = (one: object): one is AccountRef => 'objectId' in one;

const nameOf = ({ personal }: AccessRequest, account: AccountRef): string | null =>
  personal?.names[accountKey(account)] ?? null;
