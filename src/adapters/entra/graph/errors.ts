// Turns what Graph answered, or did not, into a typed error that an administrator can act on.
import { DirectoryError, type DirectoryTrouble } from '../../../ports/directory-error.ts';

export interface CallFacts {
  readonly tenantId: string;
  /** As people know it. */
  readonly tenant: string;
  /** Name of the identity: `reader`, `guests-writer` … */
  readonly identity: string;
  readonly method: string;
  /** The permission that the call needs. */
  readonly needs: string;
}

interface GraphErrorBody {
  readonly error?: { readonly code?: string; readonly message?: string };
}

export function errorFromAnswer(
  call: CallFacts,
  status: number,
  body: unknown,
  requestId: string | undefined,
): DirectoryError {
  const { code = `http-${status}`, message = '' } = (body as GraphErrorBody | null)?.error ?? {};
  const trouble = troubleOf(call.method, status);
  return new DirectoryError(trouble, call.tenantId, code, sentence(call, trouble, code, message), {
    requestId,
  });
}

/** Nothing came back, or not whole: for a write nobody knows whether it took effect. */
export function errorFromSilence(call: CallFacts, cause: unknown): DirectoryError {
  const trouble = call.method === 'GET' ? 'unavailable' : 'ambiguous';
  return new DirectoryError(trouble, call.tenantId, 'no-answer', sentence(call, trouble, '', ''), {
    cause,
  });
}

export function errorFromToken(call: CallFacts, cause: unknown): DirectoryError {
  const text = cause instanceof Error ? cause.message : String(cause);
  const code = /AADSTS\d+/.exec(text)?.[0] ?? 'no-token';
  // No application in the tenant, no consent, no such tenant, bad credential: nobody mends it by waiting.
  const lasting = /AADSTS(700016|65001|90002|7000\d+|5002\d+)/.test(text);
  const said = lasting
    ? `the ${call.identity} cannot sign in to ${call.tenant} (${code}): an administrator there has to grant consent`
    : `the ${call.identity} got no token for ${call.tenant} (${code})`;
  return new DirectoryError(lasting ? 'forbidden' : 'unavailable', call.tenantId, code, said, {
    cause,
  });
}

function troubleOf(method: string, status: number): DirectoryTrouble {
  if (status === 429) return 'throttled';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status >= 500) return method === 'GET' ? 'unavailable' : 'ambiguous';
  return 'refused';
}

function sentence(
  call: CallFacts,
  trouble: DirectoryTrouble,
  code: string,
  message: string,
): string {
  switch (trouble) {
    case 'forbidden':
      return `the ${call.identity} has no ${call.needs} in ${call.tenant}: grant it there`;
    case 'throttled':
      return `${call.tenant} asks to slow down`;
    case 'unavailable':
      return `${call.tenant} does not answer`;
    case 'ambiguous':
      return `${call.tenant} did not say whether the change took effect`;
    case 'not-found':
      return `${call.tenant} does not know that object`;
    case 'refused':
      return `${call.tenant} refused: ${oneLine(message) || code}`;
  }
}

/** Graph's messages can be long and hold line breaks. */
const oneLine = (message: string): string =>
  message.replace(/\s+/g, ' ').trim().slice(0, 200).replace(/\.$/, '');
