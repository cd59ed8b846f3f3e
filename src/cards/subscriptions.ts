// Subscriptions on cards: what was begun, which there are, and buttons to stop them.
import type { AlertKind, Subscription } from '../domain/posture/subscriptions/subscription.ts';
import type { Card } from '../shared/card.ts';
import { execute, say } from './actions.ts';
import { notice } from './notices.ts';
import { subjectWords } from './posture-alert.ts';
import { plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

const LIST = new Intl.ListFormat('en');
/** As many buttons as a row may have. */
const ROWS = 6;
const NAMES = 8;

export interface SubscribedInput {
  readonly subscription: Subscription;
  /** Names of tenants. */
  readonly tenants: readonly string[];
  /** Of those, where it cannot be told at present. */
  readonly blind: readonly string[];
  readonly nextAt: number | undefined;
}

const WHY_BLIND: Readonly<Record<AlertKind, string>> = {
  'global-administrator': 'roles there were not read, or not yet',
  'open-partner': 'the cross-tenant settings there were not read, or not yet',
  'emergency-account':
    'no emergency account is registered in the estate, or sign-ins are not read: they need Microsoft Entra ID P1',
};

export function subscribedCard(
  { subscription, tenants, blind, nextAt }: SubscribedInput,
  reader: Reader,
): Card {
  const { about, id } = subscription;
  const shared = subscription.place === 'shared';
  const where = shared ? LIST.format(short(tenants)) : names(subscription, tenants);
  const lines =
    nextAt !== undefined
      ? [
          { label: 'About: ', text: `changes and new failures in ${where}` },
          { label: 'First one: ', text: sayMoment(nextAt, reader) },
          {
            label: '',
            text: 'A day on which nothing happened has no digest; once a week it says that all is quiet.',
          },
        ].slice(0, 'digest' in about && about.digest === 'daily' ? 3 : 2)
      : [
          { label: 'About: ', text: where },
          {
            label: 'From now on: ',
            text: `${shared ? 'It is' : 'You are'} told once of each, as soon as a tenant was read after it happened. What is so already is no news.`,
          },
        ];
  const blindness =
    'alert' in about && blind.length > 0
      ? [
          {
            label: 'Cannot be told at present: ',
            text: `in ${LIST.format(short(blind))}, where ${WHY_BLIND[about.alert]}.`,
          },
        ]
      : [];
  const counted = shared
    ? [
        {
          label: 'Numbers only: ',
          text: 'nobody is named here. Before each message I look whether everybody in this channel may read all of that; if not, nothing comes here, and whoever subscribed is told alone.',
        },
      ]
    : [];
  return notice(
    `${shared ? 'This channel' : 'You'} will get ${'digest' in about ? 'a ' : ''}${subjectWords(about)}`,
    [...lines, ...blindness, ...counted],
    shared
      ? [stop('Stop it', id)]
      : [stop('Stop it', id), say('My subscriptions', 'subscriptions')],
    `Subscription ${id}`,
  );
}

export interface ListedSubscription {
  readonly subscription: Subscription;
  readonly tenants: readonly string[];
}

export const subscriptionsCard = (
  listed: readonly ListedSubscription[],
  headline = 'My subscriptions',
): Card =>
  notice(
    headline,
    listed.length === 0
      ? [
          { label: '', text: 'You have none.' },
          {
            label: 'To begin one: ',
            text: 'type "subscribe daily", "subscribe weekly to" and a tenant, or "alert me about new global administrators", "… open partners", "… emergency accounts".',
          },
        ]
      : [
          ...listed.slice(0, ROWS).map(({ subscription, tenants }) => ({
            label: `${capital(subjectWords(subscription.about))}: `,
            text: `${names(subscription, tenants)}${subscription.channel ? ', to a channel' : ''} (${subscription.id})`,
          })),
          ...(listed.length > ROWS
            ? [{ label: '', text: `And ${listed.length - ROWS} more.` }]
            : []),
        ],
    listed
      .slice(0, ROWS)
      .map(({ subscription: { about, id } }) => stop(`Stop: ${subjectWords(about)}`, id)),
  );

/** How to say what is wanted, where it was not clear. */
export const howToSubscribe = (): Card =>
  notice(
    'What do you want to hear of?',
    [
      {
        label: '',
        text: 'A digest of changes and new failures, or a message at once about something critical; for all tenants that you may ask about, or with "to" or "in" and a tenant’s name for one of them.',
      },
    ],
    [
      say('Every day', 'subscribe daily'),
      say('Every week', 'subscribe weekly'),
      say('New Global Administrators', 'alert me about new global administrators'),
      say('Open partners', 'alert me about open partners'),
      say('Emergency accounts', 'alert me about emergency accounts'),
    ],
  );

const stop = (title: string, id: string) =>
  execute(title, 'stop-subscription', { subscription: id });

const names = ({ tenants: wanted }: Subscription, tenants: readonly string[]): string =>
  wanted === 'all'
    ? `all tenants that you may ask about (${LIST.format(short(tenants)) || 'none at present'})`
    : LIST.format(short(tenants)) || 'no tenant that you may ask about';

const short = (tenants: readonly string[]): string[] => {
  const left = tenants.length - NAMES + 1;
  const some = left > 1 ? [...tenants.slice(0, NAMES - 1), `${left} others`] : tenants;
  return some.map((name) => plain(name, 60));
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
