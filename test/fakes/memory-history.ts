// History over the requests in memory: the same rules as the query, read plainly.
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { peopleIn } from '../../src/domain/access/request.ts';
import { tenantsOf } from '../../src/domain/access/tenants-of.ts';
import type { HistoryQuery, Part, Sight } from '../../src/domain/record/history.ts';
import type { HistoryStore } from '../../src/ports/history-store.ts';
import { accountKey } from '../../src/shared/account.ts';
import { beneficiaryKey } from '../../src/shared/beneficiary.ts';

export function memoryHistory(all: () => readonly AccessRequest[]): HistoryStore {
  return {
    async page(query, sight, size, turn) {
      const found = all()
        .filter((request) => isSeen(request, sight) && fits(request, query, sight))
        .sort((a, b) => (before(a, b) ? 1 : -1));
      const than = turn?.than;
      const rest = !than
        ? found
        : turn.to === 'earlier'
          ? found.filter((one) => before(one, than))
          : found.filter((one) => before(than, one)).slice(-size);
      const requests = rest.slice(0, size);
      const [first, last] = [requests[0], requests.at(-1)];
      return {
        requests,
        earlier: last !== undefined && found.some((one) => before(one, last)),
        later: first !== undefined && found.some((one) => before(first, one)),
      };
    },
    async called(words, limit, within) {
      const said = words.toLowerCase();
      const isFound = (key: string) =>
        !within ||
        all().some(
          (request) =>
            isSeen(request, within.sight) &&
            fits(
              request,
              { ...within.query, person: { keys: [key], part: within.part, name: '' } },
              within.sight,
            ),
        );
      const names = new Map(
        all().flatMap(({ personal }) =>
          Object.entries(personal?.names ?? {}).filter(([, name]) =>
            ` ${name.toLowerCase()}`.includes(` ${said}`),
          ),
        ),
      );
      return [...names]
        .map(([key, name]) => ({ key, name }))
        .filter(({ key }) => isFound(key))
        .slice(0, limit);
    },
    async bearing(words, limit) {
      const found = await this.called(words, Number.POSITIVE_INFINITY);
      return found.filter(({ name }) => name.toLowerCase() === words.toLowerCase()).slice(0, limit);
    },
  };
}

interface Place {
  readonly askedAt: number;
  readonly id: string;
}

const before = (a: Place, b: Place): boolean =>
  a.askedAt === b.askedAt ? a.id < b.id : a.askedAt < b.askedAt;

function keysOf(request: AccessRequest, part: Part): string[] {
  const gets = [request.beneficiary, ...peopleIn(request)].map(beneficiaryKey);
  const decided = request.decision?.by ? [accountKey(request.decision.by)] : [];
  if (part === 'asked') return [accountKey(request.requestor)];
  if (part === 'gets') return gets;
  return part === 'decided' ? decided : [accountKey(request.requestor), ...gets, ...decided];
}

const concerns = ({ plan, sides }: AccessRequest, tenants: readonly string[]): boolean =>
  tenantsOf(plan, sides).some((id) => tenants.includes(id));

function isSeen(request: AccessRequest, { own, decider, tenants }: Sight): boolean {
  if (tenants === 'all' || concerns(request, tenants)) return true;
  return (
    [accountKey(request.requestor), ...keysOf(request, 'gets')].some((key) => own.includes(key)) ||
    request.approvers.some(({ account }) => accountKey(account) === decider)
  );
}

function fits(request: AccessRequest, query: HistoryQuery, { own }: Sight): boolean {
  const { person, tenants, kinds, states, from = 0, to = Number.POSITIVE_INFINITY } = query;
  const { kind } = request.plan.resource;
  const keys = keysOf(request, person?.part ?? 'any');
  return (
    (!person || keys.some((key) => person.keys.includes(key))) &&
    (!query.mine ||
      [...keysOf(request, 'asked'), ...keysOf(request, 'gets')].some((key) => own.includes(key))) &&
    (!tenants || concerns(request, tenants)) &&
    (kinds?.includes(kind) ?? true) &&
    (states?.includes(request.state) ?? true) &&
    request.askedAt >= from &&
    request.askedAt < to
  );
}
