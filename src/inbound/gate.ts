// Who is answered at all: people of the estate's tenants, in their own 1:1 chat or, for a few things, in a channel.

import type { Estate } from '../domain/estate/estate.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import type { Actor } from './types.ts';

export function whyNotAnswer(estate: Estate, actor: Actor): Refusal | undefined {
  const tenant = estate.tenants.find(({ id }) => id === actor.tenantId);
  if (!tenant || tenant.kind === 'external') {
    return refusal(
      'tenant-outside',
      `Drawbridge works for ${estate.organization} and does not know your organisation.`,
      'Use it from an account of one of its tenants.',
    );
  }
  return actor.alone || actor.inChannel ? undefined : NOT_ALONE;
}

export const NOT_ALONE = refusal(
  'not-alone',
  'Access is a private matter, so I answer only where nobody else reads along.',
  'Open a chat with Drawbridge and ask there.',
);
