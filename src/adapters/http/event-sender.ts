// Sends events as CloudEvents over HTTP, signed; what is not answered with a 2xx was not taken.
import type { RequestEvent } from '../../domain/access/events.ts';
import type { EventSender } from '../../ports/event-sender.ts';
import type { SignedAddress } from '../../shared/signature.ts';
import { signedPost } from './signed-post.ts';

const WITHIN_MS = 10_000;

export const createEventSender = (address: SignedAddress, withinMs = WITHIN_MS): EventSender => ({
  async send(event) {
    const posted = await signedPost(
      address,
      { id: event.id, type: 'application/cloudevents+json', content: cloudEvent(event) },
      withinMs,
    );
    if (posted.status === undefined) return { why: posted.why };
    return posted.status >= 200 && posted.status < 300
      ? { taken: true }
      : { why: `status ${posted.status}` };
  },
});

/** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md */
const cloudEvent = ({ id, type, at, tenantId: tenant, ...data }: RequestEvent) => ({
  specversion: '1.0',
  id,
  source: 'drawbridge',
  type: `drawbridge.request.${type}`,
  time: new Date(at).toISOString(),
  subject: data.requestId,
  datacontenttype: 'application/json',
  data: { ...data, tenant },
});
