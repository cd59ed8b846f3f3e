// "tasks …", answered with a list to ask from.
import { refusalCard } from '../cards/notices.ts';
import { tasksCard } from '../cards/tasks.ts';
import { findTasks } from '../usecases/find-tasks.ts';
import type { InboundDeps } from './deps.ts';
import type { Actor, Reply } from './types.ts';

export async function tellTasks(deps: InboundDeps, actor: Actor, words: string): Promise<Reply> {
  const { tenantId, objectId } = actor;
  const found = await findTasks(deps, { tenantId, objectId }, words);
  if (!found.ok) return { card: refusalCard([found.error]), summary: found.error.sentence };
  return { card: tasksCard(words, found.value), summary: 'What a task needs' };
}
