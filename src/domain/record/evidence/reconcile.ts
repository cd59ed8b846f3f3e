// The population counted twice, in the record and in the audit: what is missing in one of them shows.
import type { AccessRequest } from '../../access/request.ts';
import { isIn, type Material, type Period } from './material.ts';

export interface Reconciled {
  readonly what: string;
  readonly record: number;
  readonly audit: number;
  /** Numbers of those that only one of the two has. */
  readonly differs: readonly string[];
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
  const told = (verbs: readonly string[]): string[] => {
    const last = new Map<string, number>();
    for (const { verb, at, requestId } of entries) {
      if (!requestId) continue;
      if (verbs.includes(verb)) last.set(requestId, at);
      // The directory moved while a partner did their half: what was approved is asked about anew.
      if (verb === 'plan-changed' && verbs.includes('approved')) last.delete(requestId);
    }
    return [...last].flatMap(([id, at]) => (isIn(period, at) ? id : []));
  };
  const named = entries
    .filter(({ at }) => isIn(period, at))
    .flatMap(({ requestId }) => requestId ?? []);
  const there = new Set(requests.map(({ id }) => id));
  const all = new Set([...named, ...missing]);
  return [
    compared(
      'Requests that entries of the period name',
      [...all].filter((id) => there.has(id)),
      [...all],
    ),
    ...COUNTED.map(([what, moment, verbs]) => {
      const record = requests.filter((request) => {
        const at = moment(request);
        return at !== undefined && isIn(period, at);
      });
      return compared(
        what,
        record.map(({ id }) => id),
        told(verbs),
      );
    }),
  ];
}

function compared(what: string, record: readonly string[], audit: readonly string[]): Reconciled {
  const [kept, told] = [new Set(record), new Set(audit)];
  const differs = [
    ...[...kept].filter((id) => !told.has(id)),
    ...[...told].filter((id) => !kept.has(id)),
  ];
  return { what, record: kept.size, audit: told.size, differs };
}

function endedAt(state: AccessRequest['state']): Moment {
  return (request) => (request.state === state ? request.closedAt : undefined);
}
