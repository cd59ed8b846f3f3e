// Signs what is sent out, so that whoever gets it can tell that it comes from here and was not kept back.
import { createHmac } from 'node:crypto';

/** An address that is sent signed messages, and the key that both ends know. */
export interface SignedAddress {
  readonly url: string;
  readonly secret: string;
}

const PREFIX = 'whsec_';

/** As https://www.standardwebhooks.com describes it: a secret with that prefix is base64 of the key. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith(PREFIX)
    ? Buffer.from(secret.slice(PREFIX.length), 'base64')
    : Buffer.from(secret, 'utf8');

/** So many bytes a key has at least. */
export const SHORTEST_KEY = 24;

export const isKeyLongEnough = (secret: string): boolean => keyOf(secret).length >= SHORTEST_KEY;

/** The three headers that go with a body; `seconds` since 1970 is when it is sent. */
export const signedHeaders = (
  secret: string,
  { id, seconds, body }: { readonly id: string; readonly seconds: number; readonly body: string },
): Readonly<Record<string, string>> => ({
  'webhook-id': id,
  'webhook-timestamp': String(seconds),
  'webhook-signature': `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${seconds}.${body}`).digest('base64')}`,
});
