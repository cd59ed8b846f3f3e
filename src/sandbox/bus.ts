// Tells whoever listens inside the sandbox that something moved; the web client hears it as events.
import { EventEmitter } from 'node:events';

export type Topic = 'messages' | 'channel' | 'changes' | 'clock' | 'faults' | 'reset';

export interface Bus {
  tell(topic: Topic, detail?: Record<string, unknown>): void;
  /** Returns how to stop listening. */
  listen(hear: (topic: Topic, detail: Record<string, unknown>) => void): () => void;
}

export function createBus(): Bus {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    tell(topic, detail = {}) {
      emitter.emit('told', topic, detail);
    },
    listen(hear) {
      emitter.on('told', hear);
      return () => emitter.off('told', hear);
    },
  };
}
