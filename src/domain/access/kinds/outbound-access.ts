// Outbound access: these people of ours may use these applications of a partner, as guests there.
import { openingKind } from './opening-kind.ts';
import { OPENS_THE_DOOR } from './opening-words.ts';

export const outboundAccess = openingKind({
  id: 'outbound-access',
  title: 'Outbound access',
  about: 'Let named people of ours use named applications of a partner (B2B collaboration).',
  question: 'To which partner, and out of which tenant?',
  synonyms: ['outbound', 'outbound access', 'partner', 'cross-tenant', 'let out'],
  service: 'b2bCollaboration',
  ours: 'outbound',
  kindOf: { outbound: 'outbound-access', inbound: 'inbound-access' },
  towards: ({ displayName }) => `to ${displayName}`,
  notes: [OPENS_THE_DOOR],
});
