// What PIM's refusal to assign says: asked for before by us, or there by somebody else's hand.
import type { ChangeContext } from '../../../ports/changer.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { isSomebodyElses } from './somebody-else.ts';

export interface Assigned {
  /** Of the request, where one was sent. */
  readonly requestId: string | undefined;
  /** False: somebody else had given it before. */
  readonly ours: boolean;
}

/** It is there as it is wanted. */
export const nothingSent = (context: ChangeContext): Assigned => ({
  requestId: undefined,
  ours: !isSomebodyElses(context),
});

/** Throws any other error again. What counts is what is read back. */
export function assignedBefore(error: unknown, context: ChangeContext): Assigned {
  if (!(error instanceof DirectoryError) || !ALREADY.test(error.code)) throw error;
  // A request that is pending may be one of ours, of a grant that has ended: it shows nothing yet.
  const ours = !EXISTS.test(error.code) || !isSomebodyElses(context);
  return { requestId: error.requestId, ours };
}

const EXISTS = /^RoleAssignmentExists$/i;
const ALREADY = /^(RoleAssignmentExists|PendingRoleAssignmentRequest)$/i;
