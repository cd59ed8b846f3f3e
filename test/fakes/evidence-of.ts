// The evidence of a period from the memory store, as the database would hand it over.
import { isIn, type Material, type Period } from '../../src/domain/record/evidence/material.ts';
import { makePack } from '../../src/domain/record/evidence/pack.ts';
import { beneficiaryKey } from '../../src/shared/beneficiary.ts';
import type { World } from './world.ts';

export function evidenceOf({ store, estate, now }: World, period: Period) {
  const all: Material['entries'] = store.audit.map(
    ({ verb, at, tenantId, requestId, actor, people = {}, details = {} }, i) => ({
      ...{ row: String(i + 1), sequence: String(i + 1), previousHash: null, hash: null, body: '' },
      ...{ verb, at, tenantId, requestId, details },
      actor: actor ? beneficiaryKey(actor) : null,
      people: Object.fromEntries(
        Object.entries(people).map(([part, one]) => [part, beneficiaryKey(one)]),
      ),
    }),
  );
  const named = all.filter(({ at }) => isIn(period, at)).map(({ requestId }) => requestId);
  const requests = [...store.requests.values()].filter(
    ({ id, askedAt, closedAt = period.from }) =>
      named.includes(id) || (askedAt < period.to && closedAt >= period.from),
  );
  const ids = requests.map(({ id }) => id);
  const keys = all.flatMap(({ people }) => Object.values(people));
  const material: Material = {
    chain: { sound: true, entries: all.length, hash: '', waiting: 0 },
    requests,
    entries: all.filter(({ requestId, at }) =>
      requestId === null ? isIn(period, at) : ids.includes(requestId),
    ),
    accounts: new Map(keys.map((key) => [key, key])),
    links: [],
    versions: [],
    missing: [],
  };
  return makePack(estate, period, material, now, () => []);
}
