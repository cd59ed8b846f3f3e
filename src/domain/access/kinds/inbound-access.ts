// Inbound access: these people of a partner may use these applications of ours, as guests.
import { openingKind } from './opening-kind.ts';
import { OPENS_THE_DOOR } from './opening-words.ts';

export const inboundAccess = openingKind({
  id: 'inbound-access',
  title: 'Inbound access',
  about: 'Let named people of a partner use named applications of ours (B2B collaboration).',
  question: 'From which partner, and into which tenant?',
  synonyms: ['inbound', 'inbound access', 'partner', 'cross-tenant', 'let in', 'b2b collaboration'],
  service: 'b2bCollaboration',
  ours: 'inbound',
  kindOf: { outbound: 'outbound-access', inbound: 'inbound-access' },
  towards: ({ displayName }) => `from ${displayName}`,
  notes: [OPENS_THE_DOOR],
});
