// One HTTP exchange with a model that may misbehave: bounded in time and size, and never an error.

export type Mishap = 'slow' | 'absent' | 'too-long' | 'not-json' | `refused-${number}`;

const MOST_BYTES = 64 * 1024;

/**
 * Every failure becomes a well-formed completion without words. teams-ai prints what it catches, and
 * a print could carry what was asked, or a key.
 */
export function carefulFetch(timeoutMs: number, mishap: (why: Mishap) => void): typeof fetch {
  const nothing = (why: Mishap) => {
    mishap(why);
    return completion('');
  };
  return async (input, init) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(input, { ...init, redirect: 'error', signal });
      if (!response.ok) {
        await response.body?.cancel();
        return nothing(`refused-${response.status}`);
      }
      const text = await textOf(response);
      if (text === undefined) return nothing('too-long');
      const content = contentOf(text);
      return content === undefined ? nothing('not-json') : completion(content);
    } catch {
      return nothing(signal.aborted ? 'slow' : 'absent');
    }
  };
}

async function textOf(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return text + decoder.decode();
    bytes += part.value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader?.cancel();
      return undefined;
    }
    text += decoder.decode(part.value, { stream: true });
  }
}

/** What the model said; empty where it refused; undefined where this is no completion. */
function contentOf(text: string): string | undefined {
  try {
    const choices: unknown = (JSON.parse(text) as { choices?: unknown } | null)?.choices;
    if (!Array.isArray(choices)) return undefined;
    const message = (choices[0] as { message?: { content?: unknown } } | undefined)?.message;
    return typeof message?.content === 'string' ? message.content : '';
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const completion = (content: string): Response =>
  Response.json({ choices: [{ index: 0, message: { role: 'assistant', content } }] });
