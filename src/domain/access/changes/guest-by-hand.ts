// How a guest account is taken away by an administrator, whoever it stands for.
import { type ByHand, idOrSearch } from './change-rules.ts';

/** https://learn.microsoft.com/graph/api/user-delete */
export const guestByHand = (objectId: string | undefined): ByHand => ({
  graph: [{ method: 'DELETE', path: `/users/${idOrSearch(objectId)}` }],
  portal: `Users > All users > ${objectId ?? 'the guest account'} > Delete`,
  mind: 'Look first whether the account is used for anything else; whoever needs it loses that as well. It can be restored for 30 days.',
});
