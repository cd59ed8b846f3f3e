// The population counted twice, in the record and in the audit: what is missing in one of them shows.
import type { AccessRequest } from '../../access/request.ts';
import { isIn, type Material, type Period } from './material.ts';

export interface Reconciled {
  readonly what: string;
  readonly record: number;
  readonly audit: number;
}

type Moment = (request: AccessRequest) => number | undefined;

/** What happens once to a request, with the entries that tell of it. */
const COUNTED: ReadonlyArray<readonly [string, Moment, readonly string[]]> = [
  ['Asked for in the period', ({ askedAt }) => askedAt, ['requested']],
  [
    'Approved in the period',
    ({ decision }) => (decision?.verdict === 'approved' ? decision.at : undefined),
    ['approved'],
  ],
  [
    'Denied in the period',
    ({ decision }) => (decision?.verdict === 'denied' ? decision.at : undefined),
    ['denied'],
  ],
  ['Read back as gone and ended in the period', endedAt('ended'), ['ended']],
  ['Not granted in the period', endedAt('failed'), ['failed']],
];

/** What was ended, came back and was ended again counts where it was ended last, in both. */
export function reconcile(period: Period, { requests, entries, missing }: Material): Reconciled[] {
  const count = (verbs: readonly string[]) => {
    const last = new Map<string, number>();
    for (const { verb, at, requestId } of entries) {
      if (!requestId) continue;
      if (verbs.includes(verb)) last.set(requestId, at);
      // The directory moved while a partner did their half: what was approved is asked about anew.
      if (verb === 'plan-changed' && verbs.includes('approved')) last.delete(requestId);
    }
    return [...last.values()].filter((at) => isIn(period, at)).length;
  };
  const named = new Set(
    entries.filter(({ at }) => isIn(period, at)).flatMap(({ requestId }) => requestId ?? []),
  );
  const there = new Set(requests.map(({ id }) => id));
  return [
    {
      what: 'Requests that entries of the period name',
      record: [...named].filter((id) => there.has(id)).length,
      audit: named.size + missing.filter((id) => !named.has(id)).length,
    },
    ...COUNTED.map(([what, moment, verbs]) => ({
      what,
      record: requests.filter((request) => {
        const at = moment(request);
        return at !== undefined && isIn(period, at);
      }).length,
      audit: count(verbs),
    })),
  ];
}

function endedAt(state: AccessRequest['state']): Moment {
  return (request) => (request.state === state ? request.closedAt : undefined);
}
