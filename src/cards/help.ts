// "help": what somebody may type, and nothing that would only be refused to them.
import type { Card } from '../shared/card.ts';
import { COMMANDS, FIRST_STEPS, notice } from './notices.ts';

/** As what somebody may say more than everybody may. */
export type MaySay = 'owner' | 'on-call' | 'lockdown' | 'break-glass' | 'estate';

interface Command {
  readonly words: string;
  readonly about: string;
  /** Told to those alone. */
  readonly to?: MaySay;
}

export const FURTHER: readonly Command[] = [
  {
    words: 'same access as <name>',
    about: 'What a colleague has that you could ask for, one by one',
  },
  {
    words: 'tasks <what you have to do>',
    about: 'Which role a task needs at least, and where you can ask for it',
  },
  {
    words: 'who approves requests for <what>',
    about: 'Who would decide if you asked for it, with the rule and its line',
  },
  { words: 'status <number>', about: 'One request, such as status 7K3F-9QX2' },
  {
    words: 'history of <name>, history in <tenant>',
    about:
      'What was asked, decided and given before, also by kind, state and time: "history of guest access in <tenant> last month"',
  },
  {
    words: 'away until <day> delegate <name>, back',
    about: 'Somebody decides in your stead while you are away, once they have accepted',
  },
  {
    words: 'what do you hold about me',
    about: 'Everything that is kept about you, for how long, and to take away',
  },
  {
    to: 'break-glass',
    words: 'break glass',
    about:
      'Access in an emergency that is prepared for you: at once, told to everybody, and reviewed',
  },
  {
    to: 'owner',
    words: 'because of me',
    about: 'Who from outside is in your tenant because of you, and ending what is not needed',
  },
  {
    to: 'owner',
    words: 'who has access to <what>',
    about: 'Who has it through Drawbridge in your tenant, until when and by whose yes',
  },
  {
    to: 'owner',
    words: 'reconcile <tenant>',
    about: 'Look now whether what was given in your tenant is as it was given',
  },
  {
    to: 'owner',
    words: 'pause Drawbridge in <tenant>, resume Drawbridge in <tenant>',
    about: 'Nothing is given in your tenant until you say so; taking away goes on',
  },
  {
    to: 'lockdown',
    words: 'lockdown',
    about: 'Nothing is given anywhere until two people end it; taking away goes on',
  },
  {
    to: 'on-call',
    words: 'cut off <name>',
    about: 'You are on call: end at once what a person or a partner has',
  },
  {
    to: 'estate',
    words: 'estate',
    about:
      'Which version of the estate and its rules is in force, and a change that waits for your yes',
  },
  {
    words: 'subscribe daily, subscribe weekly, unsubscribe',
    about: 'For those who may ask how tenants stand: what changed and what fails now',
  },
  {
    words: 'alert me about <what>',
    about:
      'For them as well: new global administrators, open partners or emergency accounts, as soon as it is seen',
  },
];

const QUESTIONS = {
  label: 'Questions  ',
  text: 'For owners and whom the estate names: how tenants stand, such as "does <tenant> trust our MFA?", "which guests are stale?", "what changed since Monday?", "what should we fix first?"',
};

const PLAIN_WORDS = {
  label: 'In your own words  ',
  text: 'A plain sentence does as well: "where does my request stand?", "when does my access end?", "what did I approve last month?", "I am on holiday until Friday". What would change something shows its card first.',
};

export const helpCard = (may: readonly MaySay[]): Card =>
  notice(
    'What Drawbridge can do',
    [
      {
        label: '',
        text: 'It gets you access across a tenant boundary for a time, once an owner there has approved exactly that change. It takes the access back by itself and checks that it is gone.',
      },
      ...[...COMMANDS, ...FURTHER.filter(({ to }) => to === undefined || may.includes(to))].map(
        ({ words, about }) => ({ label: `${words}  `, text: about }),
      ),
      PLAIN_WORDS,
      QUESTIONS,
    ],
    FIRST_STEPS,
  );
