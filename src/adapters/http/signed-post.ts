// One signed message over HTTP: bounded in time and size, never redirected, and never an exception.
import { type SignedAddress, signedHeaders } from '../../shared/signature.ts';

export type Posted =
  | { readonly status: number; readonly text: string }
  /** `slow`: no whole answer in time; `absent`: nobody answers there, or not as one should. */
  | { readonly status?: undefined; readonly why: 'slow' | 'absent' };

const MOST_BYTES = 64 * 1024;

export async function signedPost(
  { url, secret }: SignedAddress,
  message: { readonly id: string; readonly type: string; readonly content: unknown },
  withinMs: number,
): Promise<Posted> {
  const body = JSON.stringify(message.content);
  const seconds = Math.floor(Date.now() / 1_000);
  const signal = AbortSignal.timeout(withinMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': message.type,
        ...signedHeaders(secret, { id: message.id, seconds, body }),
      },
      body,
      // Where else it would lead was not written down by the operator.
      redirect: 'error',
      signal,
    });
    return { status: response.status, text: await beginningOf(response) };
  } catch {
    return { why: signal.aborted ? 'slow' : 'absent' };
  }
}

/** What is longer than any answer that is understood is not read on. */
async function beginningOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > MOST_BYTES) return '';
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}
