// Something critical as a card: what, since when, by whom if the audit knows, and what to do.
import type { AlertLine } from '../domain/posture/subscriptions/alert.ts';
import type { AlertMessage, ChangedMessage } from '../domain/posture/subscriptions/message.ts';
import type {
  AlertKind,
  EndedBy,
  Subject,
  Withheld,
} from '../domain/posture/subscriptions/subscription.ts';
import type { Card } from '../shared/card.ts';
import { execute, say } from './actions.ts';
import { notice } from './notices.ts';
import { plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

const LINES = 10;
const LIST = new Intl.ListFormat('en');

type Told = { readonly card: Card; readonly summary: string };

const NEWS: Readonly<Record<AlertKind, (count: number) => string>> = {
  'global-administrator': (count) =>
    count === 1
      ? 'A new standing Global Administrator'
      : `${count} new standing Global Administrators`,
  'open-partner': (count) =>
    count === 1
      ? 'A boundary that is newly open to all'
      : `${count} boundaries that are newly open to all`,
  'emergency-account': (count) =>
    count === 1 ? 'An emergency account was used' : `${count} emergency accounts were used`,
};

export const ALERT_WORDS: Readonly<Record<AlertKind, string>> = {
  'global-administrator': 'new standing Global Administrators',
  'open-partner': 'partners newly open to all',
  'emergency-account': 'use of emergency accounts',
};

export const subjectWords = (about: Subject): string =>
  'digest' in about
    ? about.digest === 'daily'
      ? 'daily digest'
      : 'weekly digest'
    : `messages about ${ALERT_WORDS[about.alert]}`;

export function alertCard({ alert, subscriptionId, shared }: AlertMessage, reader: Reader): Told {
  const { kind, tenant, lines, todo } = alert;
  const headline = `${NEWS[kind](lines.length)} in ${plain(tenant, 80)}`;
  const shown = shared ? [] : lines.slice(0, LINES);
  const more = lines.length - shown.length;
  const card = notice(
    headline,
    [
      ...shown.map((line) => ({
        label: `${plain(line.name, 80)}: `,
        text: lineText(line, kind, reader),
      })),
      ...(!shared && more > 0 ? [{ label: '', text: `And ${more} more.` }] : []),
      { label: 'What to do: ', text: todo },
    ],
    [execute('Stop these messages', 'stop-subscription', { subscription: subscriptionId })],
    `Subscription ${subscriptionId}`,
  );
  return { card, summary: plain(headline, 200) };
}

function lineText(line: AlertLine, kind: AlertKind, reader: Reader): string {
  const { since, dated, certain } = line;
  const detail = plain(line.detail, 200);
  const who = plain(line.who, 120);
  const note = plain(line.note ?? '', 120);
  const moment = sayMoment(since, reader);
  const when =
    kind === 'emergency-account'
      ? `on ${moment}`
      : dated
        ? `since ${moment}`
        : `first seen ${moment}`;
  const unsure = certain ? [] : ['Graph did not say enough to be sure; the worst was assumed.'];
  const sentences = [`${[detail, when, who].filter(Boolean).join(', ')}.`, note, ...unsure];
  return sentences.filter(Boolean).join(' ');
}

export function subscriptionChangedCard(of: ChangedMessage): Told {
  const words = subjectWords(of.about);
  if (of.message === 'shrunk') {
    const headline = `Your ${words} will be about less`;
    const text = `You may not read ${LIST.format(of.lost.slice(0, 10).map((name) => plain(name, 60)))} any more, so nothing is told about it from now on.`;
    const stop = execute('Stop it', 'stop-subscription', { subscription: of.subscriptionId });
    return { card: notice(headline, [{ label: '', text }], [stop]), summary: plain(headline, 200) };
  }
  if (of.message === 'withheld') {
    const headline = `Your channel was not told: ${words}`;
    const stop = execute('Stop it', 'stop-subscription', { subscription: of.subscriptionId });
    const card = notice(
      headline,
      [
        { label: '', text: WITHHELD[of.why] },
        { label: '', text: 'What it would have been about comes to you here instead.' },
      ],
      [stop],
      `Subscription ${of.subscriptionId}`,
    );
    return { card, summary: plain(headline, 200) };
  }
  const headline = `${of.shared ? 'The ' : 'Your '}${words}${of.shared ? ' for your channel' : ''} ended`;
  return {
    card: notice(
      headline,
      [{ label: '', text: ENDED[of.by] }],
      [say('My subscriptions', 'subscriptions')],
    ),
    summary: plain(headline, 200),
  };
}

const WITHHELD: Readonly<Record<Withheld, string>> = {
  others:
    'Somebody in the channel may not read all of the tenants in it, so nothing was sent there. Take them out of the team, have them listed as readers, or subscribe the channel to fewer tenants; the next time I look again.',
  'too-many':
    'There are more people in the channel now than I can look through, so nothing was sent there. Use a channel of at most 500 people.',
  left: 'You are not in the channel any more.',
  unchecked:
    'For a day I could not find out who is in the channel and what they may read, so nothing was sent there. The next time I try again.',
};

const ENDED: Readonly<Record<EndedBy, string>> = {
  'no-authority':
    'There is no tenant left in it that you may be told about. If that is a mistake, whoever keeps the estate file can list you as a reader; then subscribe again.',
  asked: 'You stopped it.',
  another: 'An owner, or somebody in the channel who may read all of it, stopped it.',
  'account-gone': 'Your account is gone.',
  'left-channel':
    'You are not in the channel any more, and it rested on what you may read. Somebody who is can subscribe it anew.',
  'channel-gone':
    'The channel is gone, Drawbridge was taken out of its team, or nobody may write there any more. Subscribe another channel, or subscribe here for yourself.',
};
