// A question about two tenants in plain words: which setting, which way round, and what a yes would mean.
import type { Question, Relation } from './question.ts';
import { CLAIMS } from './question-words.ts';

type Related = Extract<Question, { ask: 'relation' }>;

export function sayRelation(question: Related, name: (id: string) => string): string {
  const { relation, both, contrary } = question;
  const [at, of] = [name(question.at), name(question.of)];
  if (both) {
    return `What ${contrary ? 'is closed' : 'holds'} between ${at} and ${of} for ${aspectOf(relation)}, both ways?`;
  }
  return contrary ? closed(relation, at, of) : open(relation, at, of);
}

function open(relation: Relation, at: string, of: string): string {
  switch (relation.of) {
    case 'trust':
      return relation.claim
        ? `Does ${at} accept ${claimOf(relation.claim, of)}?`
        : `Does ${at} trust what people of ${of} did at home?`;
    case 'inbound':
      return `Is inbound access from ${of} open in ${at}?`;
    case 'outbound':
      return `Does ${of} allow outbound access to ${at}?`;
    case 'direct-connect':
      return `Does ${at} allow direct connect from ${of}?`;
    case 'redemption':
      return `Does ${at} allow automatic redemption for people of ${of}?`;
    case 'synchronization':
      return `Does ${at} accept synchronization from ${of}?`;
    case 'everything':
      return `How does ${at} treat people of ${of}?`;
  }
}

function closed(relation: Relation, at: string, of: string): string {
  switch (relation.of) {
    case 'trust':
      return relation.claim
        ? `Does ${at} refuse ${claimOf(relation.claim, of)}?`
        : `Does ${at} distrust what people of ${of} did at home?`;
    case 'inbound':
      return `Is inbound access from ${of} closed in ${at}?`;
    case 'outbound':
      return `Does ${of} block outbound access to ${at}?`;
    case 'direct-connect':
      return `Does ${at} block direct connect from ${of}?`;
    case 'redemption':
      return `Does ${at} ask people of ${of} for consent?`;
    case 'synchronization':
      return `Does ${at} refuse synchronization from ${of}?`;
    case 'everything':
      return open(relation, at, of);
  }
}

const claimOf = (claim: keyof typeof CLAIMS, of: string): string =>
  `${CLAIMS[claim]}${claim === 'mfa' ? ' done in' : ' of'} ${of}`;

const aspectOf = (relation: Relation): string =>
  ({
    trust:
      relation.of === 'trust' && relation.claim ? `trust in ${CLAIMS[relation.claim]}` : 'trust',
    inbound: 'inbound access',
    outbound: 'outbound access',
    'direct-connect': 'direct connect',
    redemption: 'automatic redemption',
    synchronization: 'synchronization',
    everything: 'everything',
  })[relation.of];
