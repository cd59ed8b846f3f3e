// Whether everybody in a channel may read every tenant that is about to be told of there. Anything unsure is a no.
import type { Estate } from '../domain/estate/estate.ts';
import { readableBy } from '../domain/posture/authority.ts';
import { isOurs } from '../domain/posture/estate-view.ts';
import type { Withheld } from '../domain/posture/subscriptions/subscription.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import type { ChannelMember, Roster } from '../ports/roster.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import type { ChannelRef } from '../shared/channel.ts';
import { runStudy } from './run-study.ts';

export interface ReadsAlongDeps {
  readonly estate: Estate;
  readonly facts: FactReader;
  readonly roster: Roster;
}

export type ReadingAlong =
  | { readonly state: 'allowed' }
  /** A member may not be told, or it is not known who they are. */
  | { readonly state: 'withheld'; readonly why: Withheld }
  | { readonly state: 'gone' }
  /** Teams or a directory does not answer. */
  | { readonly state: 'unknown' };

const AT_ONCE = 20;

export async function whoReadsAlong(
  deps: ReadsAlongDeps,
  channel: ChannelRef,
  speaker: AccountRef,
  tenants: readonly string[],
): Promise<ReadingAlong> {
  const found = await deps.roster.membersOf(channel);
  if (found.is === 'gone' || found.is === 'unknown') return { state: found.is };
  if (found.is === 'too-many') return { state: 'withheld', why: 'too-many' };
  const { members } = found;
  const isIn = members.some(({ account }) => account && sameAccount(account, speaker));
  if (!isIn) return { state: 'withheld', why: 'left' };
  const others = { state: 'withheld', why: 'others' } as const;
  // Before any directory is asked: whoever is not of our tenants may read nothing.
  if (!members.every((member) => isOfOurs(deps.estate, member))) return others;
  let unsure = false;
  for (let i = 0; i < members.length; i += AT_ONCE) {
    const some = members.slice(i, i + AT_ONCE);
    const may = await Promise.all(some.map((member) => mayRead(deps, member, tenants)));
    if (may.includes('no')) return others;
    unsure ||= may.includes('unsure');
  }
  return unsure ? { state: 'unknown' } : { state: 'allowed' };
}

const isOfOurs = ({ tenants }: Estate, { account }: ChannelMember): boolean =>
  tenants.some((tenant) => isOurs(tenant) && tenant.id === account?.tenantId);

async function mayRead(
  { estate, facts }: ReadsAlongDeps,
  { account }: ChannelMember,
  tenants: readonly string[],
): Promise<'yes' | 'no' | 'unsure'> {
  if (!account) return 'no';
  const found = await runStudy(readableBy(estate, account), facts);
  if (!found.ok) return found.error.code === 'posture-unchecked' ? 'unsure' : 'no';
  const { tenants: readable, unsure } = found.value;
  if (tenants.every((id) => readable.includes(id))) return 'yes';
  return unsure ? 'unsure' : 'no';
}
