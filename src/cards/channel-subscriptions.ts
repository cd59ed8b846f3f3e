// What comes to a channel, on a card that everybody in it sees: what and how often, no tenants, and nobody's name.
import type { Card } from '../shared/card.ts';
import { execute } from './actions.ts';
import { notice } from './notices.ts';
import { subjectWords } from './posture-alert.ts';
import type { ListedSubscription } from './subscriptions.ts';

const ROWS = 6;

/** Who reads along may have changed since it was begun, so no tenant is named. */
export const channelSubscriptionsCard = (
  listed: readonly ListedSubscription[],
  headline = 'What comes to this channel',
): Card =>
  notice(
    headline,
    listed.length === 0
      ? [
          { label: '', text: 'Nothing that you may stop.' },
          {
            label: 'To begin something: ',
            text: 'name me and write "subscribe weekly" or "alert me about open partners".',
          },
        ]
      : listed.slice(0, ROWS).map(({ subscription: { about, id } }) => ({
          label: '',
          text: `${subjectWords(about)} (${id})`,
        })),
    listed
      .slice(0, ROWS)
      .map(({ subscription: { about, id } }) =>
        execute(`Stop: ${subjectWords(about)}`, 'stop-subscription', { subscription: id }),
      ),
  );
