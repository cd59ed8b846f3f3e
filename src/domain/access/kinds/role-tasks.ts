// Tasks that directory roles serve, for the kind of access that gives roles.
import { roleIsNeverGranted } from '../ceiling.ts';
import type { Served } from '../kind.ts';
import { matchTasks } from '../tasks/match.ts';
import { ROLE_IDS } from '../tasks/roles.ts';
import { roleScope } from './role-scope.ts';

/** Built-in roles have the same id in every tenant. */
export const tasksByRole = (words: string): readonly Served[] =>
  matchTasks(words).map(({ task, sure }) => {
    const roleId: string = ROLE_IDS[task.role];
    return {
      task: task.words,
      area: task.area,
      by: task.role,
      sure,
      never: roleIsNeverGranted(roleId, 'unit') !== undefined,
      reach: (id) => {
        const scope = roleScope(id);
        if (scope.roleId !== roleId) return undefined;
        return scope.unitId === null ? 1 : 0;
      },
    };
  });
