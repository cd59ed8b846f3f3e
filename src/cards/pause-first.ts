// Words that may mean a brake: what it would do, and a button that types the words which do it.
import type { Card } from '../shared/card.ts';
import { say } from './actions.ts';
import { notice } from './notices.ts';
import { plain } from './text.ts';

interface Named {
  readonly name: string;
  readonly displayName: string;
}

const STOPS = {
  label: 'What would stop: ',
  text: 'nothing new is asked for, approved or given there; what was approved waits before its next change.',
};
const GOES_ON = {
  label: 'What goes on: ',
  text: 'taking access away, ends, proofs, reviews and answers. Nothing that was given ends by this.',
};
const NOTHING_YET = 'Nothing has been stopped yet.';

const pauseIn = ({ name, displayName }: Named) =>
  say(`Pause Drawbridge in ${plain(displayName, 60)}`, `pause Drawbridge in ${name}`);

export const confirmPauseCard = (tenant: Named): Card =>
  notice(
    `Pause Drawbridge in ${tenant.displayName}?`,
    [
      STOPS,
      GOES_ON,
      { label: 'How it ends: ', text: 'an owner of the tenant resumes it.' },
      {
        label: 'To end what somebody has: ',
        text: 'open the card of the request and revoke it there.',
      },
    ],
    [pauseIn(tenant)],
    NOTHING_YET,
  );

/** More buttons than this no card shows well. */
const MOST = 5;

/** `named`: they named something, and it is no tenant of theirs. */
export const choosePauseCard = (
  { tenants, lockdown }: { readonly tenants: readonly Named[]; readonly lockdown: boolean },
  named: boolean,
): Card =>
  notice(
    'What should stop?',
    [
      ...(named ? [{ label: '', text: 'That is not a tenant that you own.' }] : []),
      STOPS,
      GOES_ON,
      ...(tenants.length > MOST
        ? [
            {
              label: '',
              text: 'For another tenant of yours write "pause Drawbridge in" and its name.',
            },
          ]
        : []),
      ...(lockdown
        ? [
            {
              label: 'In all tenants: ',
              text: '"lockdown" asks once more before it stops everything.',
            },
          ]
        : []),
    ],
    [...tenants.slice(0, MOST).map(pauseIn), ...(lockdown ? [say('Lockdown…', 'lockdown')] : [])],
    NOTHING_YET,
  );
