// GST-04: for every guest somebody answers who is still there.
import { knownMembers } from '../../between/matching.ts';
import { type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { counted } from '../../conditional-access/policy.ts';
import type { GuestSponsorsFact, UserFact } from '../../facts/directory.ts';
import { hedged } from '../../hedge.ts';
import { isMemberByType } from '../../people.ts';
import type { Verdict } from '../../result.ts';
import { guestEvidence, outsidersAmong } from './people.ts';

const READS = ['users', 'guestSponsors'] as const;

export const guestSponsors: TenantCheck = {
  id: 'GST-04',
  title: 'Every guest has a sponsor',
  area: 'guests',
  kind: 'check',
  scope: 'tenant',
  severity: 'low',
  appliesTo: 'all',
  reads: READS,
  why: 'A sponsor knows why a guest is here and notices when the reason is gone. Without one nobody can be asked, so nobody dares to remove the guest.',
  remediation: 'Give each guest a sponsor who works with them.',
  words: [
    'sponsors',
    'guest sponsors',
    'guests without sponsor',
    'unsponsored guests',
    'who is responsible for guests',
  ],
  assess: (view) =>
    withFacts(view, READS, (values) =>
      hedged(view, READS, 'every', judge(view, values.users, values.guestSponsors)),
    ),
};

type Sponsored = 'yes' | 'no' | 'left' | 'unsaid';

function judge(
  view: TenantView,
  users: readonly UserFact[],
  facts: readonly GuestSponsorsFact[],
): Verdict {
  const { all, enabled, said } = outsidersAmong(users);
  const sponsors = new Map(facts.map((one) => [one.id.toLowerCase(), one.sponsors]));
  const people = new Map(users.map((user) => [user.id.toLowerCase(), user]));
  const stands = ({ id, kind }: GuestSponsorsFact['sponsors'][number]): Sponsored => {
    if (kind === 'group') {
      const members = knownMembers(view, id);
      return members === undefined ? 'unsaid' : members.size > 0 ? 'yes' : 'left';
    }
    const person = people.get(id.toLowerCase());
    if (!person || person.accountEnabled === false) return 'left';
    return person.accountEnabled === true ? 'yes' : 'unsaid';
  };
  const judged = enabled
    // Sponsors of people who are members by userType are not read.
    .filter((user) => !isMemberByType(user) || sponsors.has(user.id.toLowerCase()))
    .map((user) => {
      const own = sponsors.get(user.id.toLowerCase());
      const answers = own?.map(stands) ?? (['unsaid'] as const);
      const is: Sponsored = answers.includes('yes')
        ? 'yes'
        : answers.includes('unsaid')
          ? 'unsaid'
          : answers.length > 0
            ? 'left'
            : 'no';
      return { user, is };
    });
  const of = (...states: readonly Sponsored[]) => judged.filter(({ is }) => states.includes(is));
  const without = of('no', 'left');
  const unsaid = of('unsaid');
  const unread = enabled.length - judged.length;
  const common = {
    evidence: [
      ...without.map(({ user, is }) =>
        guestEvidence(user, is === 'no' ? 'no sponsor' : 'the sponsor is gone or disabled'),
      ),
      ...unsaid.map(({ user }) =>
        guestEvidence(user, 'whether a sponsor is still there is not known', true),
      ),
    ],
    ...(unread > 0
      ? {
          notes: [
            `${counted(unread, 'member', 'members')} from outside not judged: sponsors are read of guests only.`,
          ],
        }
      : {}),
  };
  if (without.length > 0) {
    return {
      state: 'fail',
      reason: `of ${said}, ${without.length} ${without.length === 1 ? 'has' : 'have'} no sponsor who is still there`,
      ...common,
    };
  }
  if (unsaid.length > 0) {
    return {
      state: 'unknown',
      reason: `of ${said}, the sponsors of ${unsaid.length} could not be told`,
      ...common,
    };
  }
  return {
    state: 'pass',
    reason:
      all.length === 0
        ? 'there are no people from outside'
        : `${said}; ${everyOne(judged.length)} a sponsor`,
    ...common,
  };
}

const everyOne = (count: number): string =>
  count === 1
    ? 'the only enabled guest has'
    : count === 0
      ? 'no enabled guest needs'
      : `all ${count} enabled guests have`;
