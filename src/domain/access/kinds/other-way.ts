// A place in a group that an open grant of ours gives in another way: the end of one would end the other.
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import type { GroupAccess } from '../../estate/estate.ts';
import { type Change, changeKey, changeOtherWays } from '../change.ts';
import { RIGHT } from './membership-way.ts';

/** `held`: keys of what open grants of ours hold. The change is resolved. */
export function givenOtherwise(
  held: ReadonlySet<string>,
  change: Change,
  of: { readonly who: string; readonly as: GroupAccess; readonly group: string },
): Refusal | undefined {
  if (held.has(changeKey(change))) return undefined;
  const other = changeOtherWays(change).find((key) => held.has(key));
  if (other === undefined) return undefined;
  const what = `${RIGHT[of.as]} ${of.group}`;
  return other.includes('/eligible/')
    ? refusal(
        'already-held',
        `${of.who} is already eligible for ${what} through an earlier request.`,
        'Activate it in PIM; another way can be asked for once that has ended.',
        'resource',
      )
    : refusal(
        'already-held',
        `${of.who} already has the ${what} through an earlier request.`,
        'Another way can be asked for once that has ended.',
        'resource',
      );
}
