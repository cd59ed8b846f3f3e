// What can be said in a channel; the app package lists the same commands.
import type { Card } from '../shared/card.ts';
import { notice } from './notices.ts';

export const CHANNEL_COMMANDS: ReadonlyArray<{ readonly words: string; readonly about: string }> = [
  { words: 'subscribe weekly', about: "A digest for this channel: numbers, and nobody's name" },
  { words: 'subscriptions', about: 'What comes to this channel, and how to stop it' },
  { words: 'help', about: 'What can be asked in a channel' },
];

export const channelHelpCard = (): Card =>
  notice('In a channel I count and name nobody', [
    {
      label: 'subscribe daily, subscribe weekly to <tenant>  ',
      text: 'a digest of changes and new failures',
    },
    {
      label: 'alert me about new global administrators  ',
      text: 'a message at once; also about open partners and emergency accounts',
    },
    { label: 'subscriptions, unsubscribe  ', text: 'what comes to this channel, and its end' },
    {
      label: 'A question  ',
      text: 'about checks, areas or lists is answered with numbers where everybody in the channel may read every tenant in it, and else to you alone',
    },
  ]);
