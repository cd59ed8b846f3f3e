// How a directory said no, or did not answer: typed, with Graph's request id, in words for an administrator.

export type DirectoryTrouble =
  /** The identity lacks a permission or its consent. */
  | 'forbidden'
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

  constructor(
    trouble: DirectoryTrouble,
    tenantId: string,
    code: string,
    /** Shown as it is: says what is wrong and who can mend it. */
    sentence: string,
    options: { requestId?: string | undefined; cause?: unknown } = {},
  ) {
    super(sentence, { cause: options.cause });
    this.trouble = trouble;
    this.tenantId = tenantId;
    this.code = code;
    this.requestId = options.requestId;
  }

  /** Whether the same call may succeed later without anybody mending anything. */
  get passing(): boolean {
    return ['throttled', 'unavailable', 'ambiguous'].includes(this.trouble);
  }
}
