// The operation under way, carried along by Node, and what becomes of each as a span.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Attributes, Operations } from '../../ports/telemetry.ts';

export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | undefined;
  readonly name: string;
  /** Real time, in milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly failed: boolean;
  readonly attributes: Attributes;
}

interface Under {
  readonly traceId: string;
  readonly spanId: string;
}

const under = new AsyncLocalStorage<Under>();

/** For the log, which is there before anything else. */
export const currentOperation = (): string | undefined => under.getStore()?.traceId;

/** As random as an id has to be, and drawn from a store: bytes of their own cost a call to the system. */
const newTraceId = () => randomUUID().replaceAll('-', '');
const newSpanId = () => newTraceId().slice(16);

const TRACE = /^[0-9a-f]{32}$/;

export function createOperations(ended: (span: Span) => void = () => undefined): Operations {
  return {
    current: currentOperation,
    async run(name, attributes, work, continues) {
      const parent = under.getStore();
      const earlier = continues && TRACE.test(continues) ? continues : undefined;
      const traceId = parent?.traceId ?? earlier ?? newTraceId();
      const spanId = newSpanId();
      const from = Date.now();
      let failed = true;
      try {
        const result = await under.run({ traceId, spanId }, work);
        failed = false;
        return result;
      } finally {
        const span = { traceId, spanId, parentId: parent?.spanId, name, from, to: Date.now() };
        ended({ ...span, failed, attributes });
      }
    },
  };
}

/** A span of something that is over already, inside the operation under way. */
export function spanOf(
  name: string,
  attributes: Attributes,
  { from, failed }: { readonly from: number; readonly failed: boolean },
): Span | undefined {
  const parent = under.getStore();
  if (!parent) return undefined;
  const spanId = newSpanId();
  const { traceId, spanId: parentId } = parent;
  return { traceId, spanId, parentId, name, from, to: Date.now(), failed, attributes };
}
