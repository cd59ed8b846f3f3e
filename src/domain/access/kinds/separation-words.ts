// What a separation closes and what it leaves, in words for those who decide: the impact first.

import { SECTIONS } from '../../facts/partners.ts';
import type { SectionName } from '../../facts.ts';
import type { OpenSetting } from '../kind.ts';
import { EVERY_APPLICATION, EVERYBODY, isClosed, type WholeSection } from '../pairs/section.ts';
import { sayPeople } from './partner-people.ts';
import { type Half, redeemed, sectionNow, trusted } from './separation-half.ts';
import { CLAIM_NAMES } from './trust-piece.ts';

const NAMES: Readonly<Record<SectionName, string>> = {
  b2bCollaborationInbound: 'collaboration inbound',
  b2bCollaborationOutbound: 'collaboration outbound',
  b2bDirectConnectInbound: 'direct connect inbound',
  b2bDirectConnectOutbound: 'direct connect outbound',
};

/** `collaboration inbound open for everybody in every application; trusts MFA`. */
export function whatIsOpen(half: Half): string {
  const sections = SECTIONS.flatMap((name) => {
    const section = sectionNow(half, name);
    if (!section) return [`${NAMES[name]} unclear`];
    return isClosed(section) ? [] : [`${NAMES[name]} open ${openTo(section)}`];
  });
  const claims = trusted(half).map((claim) => CLAIM_NAMES[claim]);
  const redeems = redeemed(half).map((one) => (one === 'inboundAllowed' ? 'inbound' : 'outbound'));
  const all = [
    ...sections,
    ...(claims.length > 0 ? [`trusts ${list(claims)}`] : []),
    ...(redeems.length > 0 ? [`redeems automatically ${list(redeems)}`] : []),
  ];
  return all.length > 0 ? all.join('; ') : 'nothing open, but only because the default says so';
}

function openTo({ usersAndGroups, applications }: WholeSection): string {
  const names = (targets: WholeSection['applications']['targets'], all: string) =>
    targets.some(({ target }) => target === all);
  const everybody = names(usersAndGroups.targets, EVERYBODY.target);
  const everything = names(applications.targets, EVERY_APPLICATION.target);
  if (usersAndGroups.accessType === 'blocked' || applications.accessType === 'blocked') {
    return 'but for what is blocked by name';
  }
  const who = everybody
    ? 'for everybody'
    : `for ${count(usersAndGroups.targets.length, 'group or person', 'groups and people')}`;
  const what = everything
    ? 'in every application'
    : `in ${count(applications.targets.length, 'application', 'applications')}`;
  return `${who} ${what}`;
}

/** At most five lines. */
export function impactOf(halves: readonly Half[], open: readonly OpenSetting[]): string[] {
  const people = halves.map(({ pair, people: found }) => sayPeople(pair, found));
  const ids = open.map(({ requestId }) => requestId);
  const together = halves.some(({ entry }) => entry?.isInMultiTenantOrganization === true);
  const further = halves.flatMap(({ pair, entry }) =>
    (entry?.further ?? []).map((name) => `${name} in ${pair.tenant.displayName}`),
  );
  return [
    `Who loses access: ${people.join(' ')} They can no longer sign in across; their accounts stay, and sign-in tokens last up to an hour or so.`,
    ids.length > 0
      ? `Settings of ours between them stop working: ${list(ids)}. They stay on the books until their owners end them, which opens nothing.`
      : 'No open setting that was given through Drawbridge joins them.',
    ...(together
      ? ['They stay in one multitenant organization; leaving it is decided by itself.']
      : []),
    ...(further.length > 0 ? [`Left as it is: ${list(further)}.`] : []),
    'The entry is never deleted: without it the default would decide, which may be open. Opening again is asked for anew, piece by piece.',
  ];
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const list = (items: readonly string[]): string => new Intl.ListFormat('en').format(items);
