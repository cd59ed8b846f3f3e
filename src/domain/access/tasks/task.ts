// A task of administration and the smallest directory role that Microsoft names for it.
import type { RoleName } from './roles.ts';

/**
 * Facts of https://learn.microsoft.com/entra/identity/role-based-access-control/delegate-by-task (June
 * 2026); the words are ours. Left out: what every account may do, what an owner of the object does,
 * and what needs an Azure role or two roles at once.
 */
export interface Task {
  /** `Users` */
  readonly area: string;
  /** `Reset the password of somebody without a role` */
  readonly words: string;
  readonly role: RoleName;
  /** What people say instead. */
  readonly also?: string;
}

/** The tasks of one area; each row is one of Microsoft's. */
export const inArea = (
  area: string,
  rows: ReadonlyArray<readonly [words: string, role: RoleName, also?: string]>,
): readonly Task[] =>
  rows.map(([words, role, also]) => ({ area, words, role, ...(also && { also }) }));
