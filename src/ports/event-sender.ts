// Brings one event of a request to the system that the operator named.
import type { RequestEvent } from '../domain/access/events.ts';

export interface EventSender {
  /** `why`: a status or a code, where it was not taken. Never rejects. The same event may come twice. */
  send(event: RequestEvent): Promise<{ readonly taken: true } | { readonly why: string }>;
}
