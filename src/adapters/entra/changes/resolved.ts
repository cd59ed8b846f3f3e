// The object id in a change whose references are resolved, as every change in hand is.
import type { PrincipalRef } from '../../../domain/access/change.ts';

export function idOf(ref: PrincipalRef): string {
  if ('objectId' in ref) return ref.objectId;
  throw new Error(`Step ${ref.fromStep} has not run.`);
}
