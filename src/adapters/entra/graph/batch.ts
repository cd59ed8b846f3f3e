// `$batch` as JSON: calls into its parts, and its answer back into one answer for each call.
// https://learn.microsoft.com/graph/json-batching
import { Broken, type GraphCall, type RawAnswer } from './call.ts';

export const LARGEST_BATCH = 20;

/**
 * How a batch writes an answer that is not JSON is not documented, so those travel by themselves; a
 * batch is of one version.
 */
export const fitsBatch = ({ path, reads, version }: GraphCall): boolean =>
  reads && !version && !/\/\$(count|value)$/i.test(path.split('?')[0] ?? '');

export const toBatch = (calls: readonly GraphCall[]) => ({
  requests: calls.map(({ method, path, headers, body }, i) => ({
    id: String(i + 1),
    method,
    url: path,
    headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
    ...(body !== undefined && { body }),
  })),
});

interface Part {
  readonly id?: unknown;
  readonly status?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** In the order of the calls; Broken for a part that is missing or makes no sense. */
export function fromBatch(
  { body, requestId }: RawAnswer,
  count: number,
): Array<RawAnswer | Broken> {
  const { responses } = (body ?? {}) as { responses?: unknown };
  const parts = new Map<string, Part>();
  for (const part of Array.isArray(responses) ? (responses as Part[]) : []) {
    if (typeof part?.id === 'string' && !parts.has(part.id)) parts.set(part.id, part);
  }
  return Array.from({ length: count }, (_, i) => answerOf(parts.get(String(i + 1)), requestId));
}

function answerOf(part: Part | undefined, batchRequestId: string): RawAnswer | Broken {
  if (typeof part?.status !== 'number') return new Broken('the batch has no answer for it');
  const { status, body } = part;
  // What cannot be read as JSON comes as a text.
  if (status < 300 && typeof body === 'string') return new Broken('the answer is not JSON');
  const headers = new Headers(
    Object.entries(part.headers ?? {}).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
  );
  const requestId = headers.get('request-id') ?? requestIdIn(body) ?? batchRequestId;
  return { status, headers, body, requestId };
}

/** Parts that succeed often have no id of their own; parts that fail carry it in the error. */
function requestIdIn(body: unknown): string | undefined {
  const inner = (body as { error?: { innerError?: Record<string, unknown> } } | null | undefined)
    ?.error?.innerError;
  const id = inner?.['request-id'];
  return typeof id === 'string' ? id : undefined;
}
