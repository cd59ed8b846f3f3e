// Why an agent gets nothing by asking: whatever it has, some person has to answer for.
import { refusal } from '../shared/refusal.ts';

export const agentAsks = refusal(
  'agent-asks',
  'That account belongs to an agent, and nobody answers for what it asks for.',
  'Somebody who answers for it asks for access of their own.',
);
