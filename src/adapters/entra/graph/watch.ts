// Who looks on while Graph is called: which operation it is part of, and how each call ended.

export interface CallSeen {
  readonly identity: string;
  readonly method: string;
  /** Of the API, not the path: paths hold ids and addresses. */
  readonly service: string;
  /** Undefined: nothing came back. */
  readonly status: number | undefined;
  /** When it began, in real time. */
  readonly from: number;
}

export interface GraphWatch {
  /** Goes with reads as `client-request-id`; each write has its own, which the audit keeps. */
  correlation(): string | undefined;
  called(call: CallSeen): void;
}
