// Calls the sandbox's HTTP interface; every refusal becomes a Refusal with a sentence for people.
import type { Beginning, Change, Message, Outcome, Trouble } from './types.ts';

export class Refusal extends Error {
  readonly code: string;

  constructor({ code, message }: Trouble) {
    super(message);
    this.code = code;
  }
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method };
  if (body !== undefined) {
    init.headers = { 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new Refusal({
      code: 'Away',
      message: 'The sandbox does not answer. Is it still running?',
    });
  }
  const text = await response.text();
  const answer = text ? JSON.parse(text) : {};
  if (!response.ok) {
    throw new Refusal(
      answer.error ?? { code: 'Unknown', message: `Refused (${response.status}).` },
    );
  }
  return answer as T;
}

const personas = '/sandbox/personas';
/** The name under which the channel stands beside the people; no slug of a person. */
export const CHANNEL = '~channel';
const of = (name: string) =>
  name === CHANNEL ? '/sandbox/channel' : `${personas}/${encodeURIComponent(name)}`;

export interface Press {
  readonly messageId: string;
  readonly action: string;
  readonly nth: number;
  readonly inputs: Record<string, unknown>;
  /** The person signs in again when they are asked to. */
  readonly signIn?: true;
}

export interface Fault {
  readonly tenant?: string;
  readonly path?: string;
  readonly kind: string;
  readonly [more: string]: unknown;
}

export interface GraphExchange {
  readonly status: number;
  readonly responseBody: unknown;
}

export const api = {
  beginning: () => call<Beginning>('GET', '/sandbox/web'),
  messages: (name: string, after?: number) =>
    call<{ messages: Message[]; last: number }>(
      'GET',
      `${of(name)}/messages?${after === undefined ? 'peek=1' : `after=${after}`}`,
    ),
  // The page hears of messages by events, so it need not wait until everything has settled.
  say: (name: string, text: string, as?: string) =>
    call<unknown>('POST', `${of(name)}/messages`, { text, as, wait: false }),
  press: (name: string, press: Press, as?: string) =>
    call<Outcome>('POST', `${of(name)}/actions`, { ...press, as, stale: true, wait: false }),
  channel: () => call<{ members: string[] }>('GET', '/sandbox/channel'),
  setMembers: (members: readonly string[]) =>
    call<unknown>('PUT', '/sandbox/channel/members', { members }),
  closeDialog: (name: string, id: string) =>
    call<unknown>('DELETE', `${of(name)}/dialogs/${encodeURIComponent(id)}`),
  search: (name: string, dataset: string, text: string, data: unknown) =>
    call<{ results: { title: string; value: string }[]; error?: Trouble }>(
      'POST',
      `${of(name)}/search`,
      { dataset, text, data },
    ),
  clock: () => call<{ now: string; offsetMs: number }>('GET', '/sandbox/clock'),
  nextDue: () => call<{ nextDueAt: string | null }>('GET', '/sandbox/clock/next'),
  walk: (to: { advance: string } | { to: string }) =>
    call<{ now: string }>('POST', '/sandbox/clock', to),
  changes: (after: number) => call<{ changes: Change[] }>('GET', `/sandbox/changes?after=${after}`),
  trace: (clientRequestIds: string[]) =>
    call<{ requests: Record<string, string> }>('POST', '/sandbox/trace', { clientRequestIds }),
  traffic: (after: number) =>
    call<{ entries: GraphExchange[]; last: number }>('GET', `/sandbox/traffic?after=${after}`),
  faults: () => call<{ faults: Fault[] }>('GET', '/sandbox/faults'),
  addFault: (fault: Fault) => call<unknown>('POST', '/sandbox/faults', fault),
  clearFaults: () => call<unknown>('DELETE', '/sandbox/faults'),
  reset: () => call<unknown>('POST', '/sandbox/reset', {}),
};
