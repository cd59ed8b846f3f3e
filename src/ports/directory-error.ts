// How a directory said no, or did not answer: typed, with Graph's request id, in words for an administrator.
import type { StepOutputs } from '../domain/access/change.ts';

export type DirectoryTrouble =
  /** The identity lacks a permission, or its sign-in is refused. */
  | 'forbidden'
  /** The identity is not, or no longer, consented to in the tenant. */
  | 'no-consent'
  /** The tenant has no licence for what was asked. */
  | 'unlicensed'
  /** Graph understood and refused: trying again gives the same answer. */
  | 'refused'
  | 'not-found'
  | 'throttled'
  /** Did not answer, or with a server's error: a read may be tried again. */
  | 'unavailable'
  /** A write whose outcome is unknown: read before anything is sent again. */
  | 'ambiguous';

export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
  readonly trouble: DirectoryTrouble;
  readonly tenantId: string;
  /** Graph's `error.code`, or ours where nothing answered. */
  readonly code: string;
  readonly requestId: string | undefined;
  /** How long the service asked to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(
    trouble: DirectoryTrouble,
    tenantId: string,
    code: string,
    /** Shown as it is: says what is wrong and who can mend it. */
    sentence: string,
    options: {
      requestId?: string | undefined;
      retryAfterMs?: number | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(sentence, { cause: options.cause });
    this.trouble = trouble;
    this.tenantId = tenantId;
    this.code = code;
    this.requestId = options.requestId;
    this.retryAfterMs = options.retryAfterMs;
  }

  /** What may be logged and kept: the sentence may hold Graph's own words, and those name people. */
  get trace(): string {
    return this.requestId ? `${this.code}, request-id ${this.requestId}` : this.code;
  }

  /** Whether the same call may succeed later without anybody mending anything. */
  get passing(): boolean {
    return ['throttled', 'unavailable', 'ambiguous'].includes(this.trouble);
  }
}

/** A write was taken, and what it did cannot be seen yet: neither done nor undone may be said. */
export class Unproven extends DirectoryError {
  /** What the answer to the write told, for those who take it back. */
  readonly outputs: StepOutputs | undefined;
  /** The directory says itself that it is still at it: it is waited for, for a day. */
  readonly underway: boolean;

  constructor(
    tenantId: string,
    sentence: string,
    options: { outputs?: StepOutputs | undefined; underway?: boolean; cause?: unknown } = {},
  ) {
    const { requestId, retryAfterMs } =
      options.cause instanceof DirectoryError ? options.cause : {};
    super('unavailable', tenantId, 'unproven', sentence, {
      requestId,
      retryAfterMs,
      cause: options.cause,
    });
    this.outputs = options.outputs;
    this.underway = options.underway ?? false;
  }
}

/** Thrown in the place of what a try to bring something about met: nothing was sent that could have been taken. */
export class NothingSent extends Error {
  override readonly name = 'NothingSent';

  constructor(cause: unknown) {
    super('nothing was sent', { cause });
  }
}

/** An error for the log: where it happened, and of a directory's words only the code. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? String(error);
  if (!(error instanceof DirectoryError)) return stack;
  const frames = stack.slice(Math.max(stack.indexOf(error.message), 0) + error.message.length);
  return `${error.name} ${error.trouble} (${error.trace})${frames}`;
}
