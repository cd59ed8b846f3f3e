// What is looked for among past and present requests, and what of it the one who asks may see.
import type { Beneficiary } from '../../shared/beneficiary.ts';
import type { RequestState } from '../access/request.ts';
import type { Instant } from '../facts.ts';

/** Which part somebody had in a request; `any`: one of them. */
export type Part = 'asked' | 'gets' | 'decided' | 'any';

export interface HistoryQuery {
  readonly person?: {
    readonly keys: readonly string[];
    readonly part: Part;
    readonly name: string;
  };
  /** Ids; without them, wherever one may look. */
  readonly tenants?: readonly string[];
  readonly kinds?: readonly string[];
  readonly states?: readonly RequestState[];
  /** When it was asked for. */
  readonly from?: Instant;
  readonly to?: Instant;
  /** Only what one asked for or gets. */
  readonly mine?: true;
}

export interface Sight {
  /** Keys under which the asker asks for and gets things. */
  readonly own: readonly string[];
  /** The account that asks: what it was asked to decide it may see. */
  readonly decider: string;
  readonly tenants: 'all' | readonly string[];
}

/** A place in the list, which is ordered by when something was asked for. */
export interface Cursor {
  readonly askedAt: Instant;
  readonly id: string;
}

/** Without a turn, from the newest. */
export interface Turn {
  readonly to: 'earlier' | 'later';
  readonly than: Cursor;
}

/** What was understood of the words, before anybody was looked up. */
export interface HistoryWords {
  /** By name, or whoever asks. */
  readonly person?:
    | { readonly said: string; readonly part: Part }
    | { readonly me: true; readonly part: Part };
  readonly query: Omit<HistoryQuery, 'person'>;
  /** Words that stand for nothing that is known here. */
  readonly unclear?: string;
}

/** Whether it asks about more than oneself, so that the audit keeps that it was asked. */
export const looksBeyond = ({ person, mine }: HistoryQuery, { own, tenants }: Sight): boolean =>
  person
    ? person.keys.some((key) => !own.includes(key))
    : mine !== true && (tenants === 'all' || tenants.length > 0);

/** Whether the person who is looked for is whoever asks; a name that nobody bears is nobody's. */
export const isAboutSelf = ({ person }: HistoryQuery, { own }: Sight): boolean =>
  person !== undefined && person.keys.length > 0 && person.keys.every((key) => own.includes(key));

export const isOne = (key: string): key is string =>
  /^(?:[0-9a-f-]{36}\/[0-9a-f-]{36}|outside\/[0-9a-f]{64})$/.test(key);

/** A key as the one it stands for. */
export function refOfKey(key: string): Beneficiary {
  const [first = '', second = ''] = key.split('/');
  return first === 'outside' ? { addressHash: second } : { tenantId: first, objectId: second };
}
