// Reads what somebody typed about subscriptions: a rhythm or something critical, and names of tenants.
import type { AlertKind, Subject } from '../domain/posture/subscriptions/subscription.ts';

export type SubscribeIntent =
  | { readonly do: 'begin'; readonly about: Subject; readonly where: string }
  /** What is wanted did not become clear. */
  | { readonly do: 'ask' }
  | { readonly do: 'list' }
  | { readonly do: 'stop'; readonly which: 'all' | 'any' | 'daily' | 'weekly' };

const ALERTS: ReadonlyArray<readonly [AlertKind, RegExp]> = [
  ['global-administrator', /\b(?:global admin(?:istrator)?s?|gas?)\b/i],
  ['open-partner', /\bpartners?\b|\bopen(?:ed)? (?:to all|settings|boundar(?:y|ies))\b/i],
  ['emergency-account', /\b(?:emergency|break[\s-]?glass)\b/i],
];

const LIST = /^(?:(?:show |list )?(?:my )?subscriptions?|what am i subscribed to)$/i;
const STOP = /^(?:unsubscribe|stop (?:my )?(?:subscriptions?|digests?|alerts?))\b[\s:,-]*(.*)$/is;
const SUBSCRIBE = /^subscribe\b(?:\s+me)?[\s:,-]*(.*)$/is;
const ALERT = /^(?:alert|notify|warn) me\b[\s:,-]*(.*)$/is;
const RHYTHM =
  /^(?:(?:to|for) )?(?:an? |the )?(daily|weekly|every day|every week|each day|each week)(?: (?:digest|summary|report|news))?\b[\s:,-]*(.*)$/is;

const LONGEST = 400;

/** Undefined: it is about something else. */
export function readSubscribe(text: string): SubscribeIntent | undefined {
  const words = text.slice(0, LONGEST).replace(/[\s.!?]+$/g, '');
  if (LIST.test(words)) return { do: 'list' };
  const stop = STOP.exec(words);
  if (stop) return { do: 'stop', which: whichOf(stop[1] ?? '') };
  const subscribe = SUBSCRIBE.exec(words);
  if (subscribe) return readRhythm(subscribe[1] ?? '') ?? readAlert(subscribe[1] ?? '');
  const alert = ALERT.exec(words);
  return alert ? readAlert(alert[1] ?? '') : undefined;
}

function readRhythm(rest: string): SubscribeIntent | undefined {
  const found = RHYTHM.exec(rest);
  if (!found) return undefined;
  const digest = /day|daily/i.test(found[1] ?? '') ? 'daily' : 'weekly';
  return { do: 'begin', about: { digest }, where: placeIn(found[2] ?? '') };
}

function readAlert(rest: string): SubscribeIntent {
  // The last "in", since what is before it says what is wanted.
  const split = /^(.*)\s(?:in|for|at)\s+(\S.*)$/is.exec(rest);
  const [what, where] = split ? [split[1] ?? '', split[2] ?? ''] : [rest, ''];
  const kinds = ALERTS.filter(([, pattern]) => pattern.test(what)).map(([kind]) => kind);
  const [alert] = kinds;
  return alert && kinds.length === 1
    ? { do: 'begin', about: { alert }, where: where.trim() }
    : { do: 'ask' };
}

const placeIn = (rest: string): string => rest.replace(/^(?:to|for|about|on|of|in)\s+/i, '').trim();

function whichOf(rest: string): 'all' | 'any' | 'daily' | 'weekly' {
  if (/\b(?:all|everything)\b/i.test(rest)) return 'all';
  if (/\bdaily\b/i.test(rest)) return 'daily';
  return /\bweekly\b/i.test(rest) ? 'weekly' : 'any';
}
