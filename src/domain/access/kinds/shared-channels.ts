// Shared channels: people of a partner may take part in Teams channels of ours, or ours in theirs (B2B direct connect).
import type { FactQuery, Target } from '../../facts.ts';
import { askAll, type Study } from '../../study.ts';
import { type Boundary, isReadable } from './opening-halves.ts';
import { openingKind } from './opening-kind.ts';

const KIND = 'shared-channels';
const OFFICE_365: Target = { target: 'Office365', targetType: 'application' };

export const sharedChannels = openingKind({
  id: KIND,
  title: 'Shared channels',
  about:
    'Let named people of one tenant take part in shared channels of another, without a guest account.',
  question: 'Whose people should take part in whose channels?',
  synonyms: ['shared channels', 'shared channel', 'teams connect', 'b2b direct connect', 'channel'],
  service: 'b2bDirectConnect',
  ours: 'inbound',
  eitherWay: true,
  kindOf: { outbound: KIND, inbound: KIND },
  applications: [OFFICE_365],
  towards: ({ displayName }) => `with ${displayName}`,
  notes: [
    'This opens the door only: the owner of a channel still adds people, and Teams’ own policies, which Graph does not show, can keep it shut.',
  ],
  *readNotes(boundary) {
    const mfa = yield* readMfa(boundary);
    return [...mfa, contactData(boundary)];
  },
});

/**
 * People who come in by B2B direct connect cannot register for multifactor authentication in the
 * host: where it asks for it and does not trust their own tenant's, they are locked out.
 */
function* readMfa({ people, host }: Boundary): Study<readonly string[]> {
  const trust = `${host.displayName} trusts that of ${people.displayName} (inbound trust)`;
  if (!isReadable(host)) {
    return [
      `Where ${host.displayName} asks for multifactor authentication, they stay locked out until ${trust}.`,
    ];
  }
  const { entry, fallback, policies } = yield* askAll({
    entry: { fact: 'partner-policy', tenantId: host.id, partnerId: people.id },
    fallback: { fact: 'default-policy', tenantId: host.id },
    policies: { fact: 'mfa-for-direct-connect', tenantId: host.id },
  } satisfies Record<string, FactQuery>);
  const own = entry.known ? entry.value?.inboundTrust?.isMfaAccepted : undefined;
  const byDefault = fallback.known ? fallback.value.inboundTrust?.isMfaAccepted : undefined;
  if (own ?? byDefault) return [];
  if (!policies.known) {
    return [
      `Conditional Access of ${host.displayName} cannot be read: where it asks for multifactor authentication, they stay locked out until ${trust}.`,
    ];
  }
  const asking = policies.value.map((name) => `“${name}”`);
  return asking.length === 0
    ? []
    : [
        `Conditional Access of ${host.displayName} asks for multifactor authentication (${asking.slice(0, 3).join(', ')}${asking.length > 3 ? ' and others' : ''}): they stay locked out until ${trust}. Ask for that as well.`,
      ];
}

const contactData = ({ people, host }: Boundary): string =>
  `${host.displayName} can then look up limited contact data of these people of ${people.displayName}.`;
