// The mail that Microsoft sends to somebody who is invited: here it is a line among the changes, with its link.
import { type Body, text } from '../body.ts';
import type { Call } from '../call.ts';
import { addChange } from '../feed.ts';

export function mailInvitation({ world, tenant }: Call, invitation: Body): void {
  const address = text(invitation, 'invitedUserEmailAddress') ?? '';
  addChange(world, {
    atMs: world.clock.now(),
    tenant: tenant.about.slug,
    summary: `Invitation mailed to ${address}`,
    before: '',
    after: text(invitation, 'inviteRedeemUrl') ?? '',
    by: 'Microsoft Invitations',
    method: 'POST',
    path: '/invitations',
    clientRequestId: '',
  });
}
