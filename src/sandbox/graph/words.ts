// Sentences for the feed of changes: what an object is, in plain words.
import { type Body, flag, text, texts } from './body.ts';

/** `guest, waiting for acceptance` · `guest` · `account` · `account, disabled` */
export function asPerson(user: Body): string {
  const guest = text(user, 'userType') === 'Guest';
  const words = [guest ? 'guest' : 'account'];
  if (text(user, 'externalUserState') === 'PendingAcceptance') words.push('waiting for acceptance');
  if (user.accountEnabled === false) words.push('disabled');
  return words.join(', ');
}

export function asGroup(group: Body): string {
  const words = [texts(group, 'groupTypes').includes('Unified') ? 'Microsoft 365 group' : 'group'];
  if (flag(group, 'isAssignableToRole')) words.push('can be assigned to roles');
  return words.join(', ');
}

/** `until 2026-12-04 18:00 UTC`, `from … until …`, or without an end. */
export function asPeriod(startMs: number, endMs: number | undefined, now: number): string {
  const end = endMs === undefined ? 'without an end' : `until ${asTime(endMs)}`;
  return startMs > now ? `from ${asTime(startMs)} ${end}` : end;
}

export const asTime = (ms: number) =>
  `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
