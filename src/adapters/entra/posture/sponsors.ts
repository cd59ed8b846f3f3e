// Who answers for the guests of a directory.
import type { GuestSponsorsFact } from '../../../domain/posture/facts/directory.ts';
import { byId, kindOf, lowerId } from './pick.ts';
import type { AreaReader } from './survey.ts';

interface Sponsored {
  readonly id: string;
  readonly sponsors?: ReadonlyArray<{ readonly id: string; readonly displayName?: string | null }>;
}

/** https://learn.microsoft.com/graph/api/user-list-sponsors */
export const readGuestSponsors: AreaReader<'guestSponsors'> = async (survey) => {
  const guests = await survey.list<Sponsored>('/users', {
    needs: 'User.Read.All',
    query: {
      $filter: "userType eq 'Guest'",
      $select: 'id',
      $expand: 'sponsors($select=id,displayName)',
      $top: '999',
    },
  });
  return byId(
    guests.map(
      ({ id: guest, sponsors }): GuestSponsorsFact => ({
        id: lowerId(guest),
        sponsors: byId(
          (sponsors ?? []).map((sponsor) => ({
            id: lowerId(sponsor.id),
            kind: kindOf(sponsor) === 'group' ? 'group' : 'user',
            displayName: sponsor.displayName ?? null,
          })),
        ),
      }),
    ),
  );
};
