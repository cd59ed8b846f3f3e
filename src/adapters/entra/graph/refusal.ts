// Code and message of an error that Graph answered, wherever the service behind it puts them.
import type { RawAnswer } from './call.ts';

export interface Refusal {
  readonly code: string;
  readonly message: string;
}

interface ErrorBody {
  readonly error?: { readonly code?: unknown; readonly message?: unknown } | null;
}

export function refusalIn({ status, body }: Pick<RawAnswer, 'status' | 'body'>): Refusal {
  const { code, message } = (body as ErrorBody | null | undefined)?.error ?? {};
  const outer = {
    code: typeof code === 'string' && code !== '' ? code : `http-${status}`,
    message: typeof message === 'string' ? message : '',
  };
  return innerOf(outer.message) ?? outer;
}

/** PIM says `UnknownError`, with a second JSON as its message: that one has the code. */
function innerOf(message: string): Refusal | undefined {
  if (!message.startsWith('{')) return undefined;
  try {
    const inner = JSON.parse(message) as { errorCode?: unknown; message?: unknown };
    if (typeof inner.errorCode !== 'string') return undefined;
    return { code: inner.errorCode, message: String(inner.message ?? '') };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
