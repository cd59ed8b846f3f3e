// What Graph says about invitations.
import type { Definitions } from './definition.ts';

export const invitationTypes: Definitions = {
  invitation: {
    base: 'entity',
    text: `
      invitedUserDisplayName invitedUserEmailAddress invitedUserType inviteRedeemUrl
      inviteRedirectUrl status`,
    flag: 'resetRedemption sendInvitationMessage',
    is: { invitedUserMessageInfo: 'invitedUserMessageInfo' },
    to: { invitedUser: 'user', invitedUserSponsors: 'directoryObject[]' },
  },
  invitedUserMessageInfo: {
    text: 'customizedMessageBody messageLanguage',
    is: { ccRecipients: 'recipient[]' },
  },
  recipient: {
    is: { emailAddress: 'emailAddress' },
  },
  emailAddress: {
    text: 'address name',
  },
};
