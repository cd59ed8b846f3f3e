// The checks of guests and of everybody else who is at home elsewhere.
import type { Check } from '../../check.ts';
import { invitesCorporateOnly } from './allow-list.ts';
import { guestDirectoryAccess } from './directory-access.ts';
import { guestInvitations } from './invitations.ts';
import { guestReviews } from './reviews.ts';
import { guestSponsors } from './sponsors.ts';
import { staleGuests } from './stale.ts';

export const guestChecks: readonly Check[] = [
  guestDirectoryAccess,
  guestInvitations,
  staleGuests,
  guestSponsors,
  guestReviews,
  invitesCorporateOnly,
];
