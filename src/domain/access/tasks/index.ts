// Every task there is, in the order of its areas. A new area is a file of its own and a line here.
import { applicationTasks } from './applications.ts';
import { directoryTasks } from './directory.ts';
import { externalTasks } from './external.ts';
import { monitoringTasks } from './monitoring.ts';
import { peopleTasks } from './people.ts';
import { securityTasks } from './security.ts';
import { signInTasks } from './sign-in.ts';
import type { Task } from './task.ts';

export const TASKS: readonly Task[] = [
  ...peopleTasks,
  ...signInTasks,
  ...directoryTasks,
  ...applicationTasks,
  ...externalTasks,
  ...securityTasks,
  ...monitoringTasks,
];
