// Turns what Graph answered, or did not, into a typed error that an administrator can act on.
import { DirectoryError, type DirectoryTrouble } from '../../../ports/directory-error.ts';
import { Broken, type RawAnswer, retryAfter } from './call.ts';
import { TooLong } from './gate.ts';
import { refusalIn } from './refusal.ts';
import { signInTrouble } from './sign-in.ts';
import { NoToken } from './token-source.ts';

export interface CallFacts {
  readonly tenantId: string;
  /** As people know it. */
  readonly tenant: string;
  /** Name of the identity: `reader`, `guests-writer` … */
  readonly identity: string;
  readonly reads: boolean;
  /** The permission that the call needs. */
  readonly needs: string;
}

/** An answer with a status of 300 and more. */
export function errorFromAnswer(call: CallFacts, answer: RawAnswer): DirectoryError {
  const { status, requestId } = answer;
  const { code, message } = refusalIn(answer);
  const trouble = troubleOf(call, status, code, message);
  // Also a service that is not there at the moment may say when it will be.
  const retryAfterMs = status === 429 || status === 503 ? retryAfter(answer.headers) : undefined;
  const said =
    status === 401
      ? `${call.tenant} does not accept the sign-in of the ${call.identity} (${code}): see there whether it is disabled or blocked by Conditional Access`
      : sentence(call, trouble, code, message, retryAfterMs);
  return new DirectoryError(trouble, call.tenantId, code, said, { requestId, retryAfterMs });
}

/** What was thrown instead of an answer. Something that is none of it is a bug, and thrown on. */
export function errorFrom(call: CallFacts, error: unknown, signal?: AbortSignal): unknown {
  const { tenantId, tenant } = call;
  if (error instanceof NoToken) return signInTrouble(call, error.cause);
  if (error instanceof TooLong) {
    const retryAfterMs = error.ms > 0 ? error.ms : undefined;
    const said = sentence(call, 'throttled', '', '', retryAfterMs);
    return new DirectoryError('throttled', tenantId, 'busy', said, { retryAfterMs });
  }
  if (error instanceof Broken) {
    // Nobody knows whether a write took effect.
    const trouble = call.reads ? 'unavailable' : 'ambiguous';
    const said = sentence(call, trouble, '', '');
    return new DirectoryError(trouble, tenantId, 'no-answer', said, { cause: error.cause });
  }
  if (signal?.aborted) {
    const said = `${tenant} was not asked any more: the time for it had run out`;
    return new DirectoryError('unavailable', tenantId, 'given-up', said, { cause: error });
  }
  return error;
}

/** A list whose pages do not make sense: it would be taken for shorter than it is. */
export const brokenList = (
  { tenantId, tenant }: Pick<CallFacts, 'tenantId' | 'tenant'>,
  requestId: string | undefined,
): DirectoryError =>
  new DirectoryError(
    'unavailable',
    tenantId,
    'broken-list',
    `${tenant} sent a list whose pages cannot be followed`,
    { requestId },
  );

const LICENCE = /PremiumLicense|InsufficientLicense|NonPremiumTenant|MissingLicense/i;
const LICENCE_SAID =
  /(does(n't| not) have|needs to have|requires) .*\blicen[sc]e|\bnot licen[sc]ed\b/i;
/** It was never set up there: no permission would help. */
const NOT_SET_UP = /\bnot (onboarded|provisioned)\b/i;

function troubleOf(
  { reads }: CallFacts,
  status: number,
  code: string,
  message: string,
): DirectoryTrouble {
  if (status === 429) return 'throttled';
  if (code === 'Authorization_IdentityNotFound') return 'no-consent';
  const refused = status === 400 || status === 403;
  if (refused && (LICENCE.test(code) || LICENCE_SAID.test(message))) return 'unlicensed';
  if (refused && NOT_SET_UP.test(message)) return 'refused';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status >= 500) return reads ? 'unavailable' : 'ambiguous';
  return 'refused';
}

function sentence(
  call: CallFacts,
  trouble: DirectoryTrouble,
  code: string,
  message: string,
  retryAfterMs?: number,
): string {
  const { identity, needs, tenant } = call;
  switch (trouble) {
    case 'no-consent':
      return `the ${identity} is not known in ${tenant} (${code}): an administrator there has to grant consent to it`;
    case 'unlicensed':
      return `${tenant} has no licence for this (${code}): ${oneLine(message) || 'a licence is missing'}`;
    case 'forbidden':
      return call.reads
        ? `the ${identity} has no ${needs} in ${tenant}: grant it there`
        : `the ${identity} has no ${needs} in ${tenant}: grant it there, unless it has it and what would change is protected`;
    case 'throttled':
      return `${tenant} asks to slow down: try again ${retryAfterMs ? `in ${timeOf(retryAfterMs)}` : 'a little later'}`;
    case 'unavailable':
      return `${tenant} does not answer`;
    case 'ambiguous':
      return `${tenant} did not say whether the change took effect`;
    case 'not-found':
      return `${tenant} does not know that object`;
    case 'refused':
      return `${tenant} refused: ${oneLine(message) || code}`;
  }
}

function timeOf(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 90) return seconds === 1 ? 'a second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/** Graph's messages can be long and hold line breaks. */
const oneLine = (message: string): string =>
  message.replace(/\s+/g, ' ').trim().slice(0, 200).replace(/\.$/, '');
