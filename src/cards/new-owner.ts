// Says to a new owner of tenants what that means, and what they can type.
import type { Card } from '../shared/card.ts';
import { say } from './actions.ts';
import { notice } from './notices.ts';
import { plain } from './text.ts';

export interface NewOwnerInput {
  readonly tenants: readonly string[];
  /** Names of those who agreed to it. */
  readonly agreed: readonly string[];
}

const LIST = new Intl.ListFormat('en');
const MOST = 6;

export function newOwnerCard({ tenants, agreed }: NewOwnerInput): {
  readonly card: Card;
  readonly summary: string;
} {
  const left = tenants.length - MOST;
  const where = LIST.format([
    ...tenants.slice(0, MOST),
    ...(left > 0 ? [`${left} further ${left === 1 ? 'tenant' : 'tenants'}`] : []),
  ]);
  const headline = `You answer for ${where} from now on`;
  const lines = [
    {
      label: '',
      text: `The estate names you as an owner of ${where}.${agreed.length > 0 ? ` ${LIST.format(agreed)} agreed to that.` : ''}`,
    },
    {
      label: 'You decide ',
      text: 'who gets access there: what is asked for comes to you here as a card, wherever a rule names the owners. Your own requests are decided by others.',
    },
    {
      label: 'You can end it ',
      text: 'too: what was given there is revoked on its card, and nothing more is given there while you pause it.',
    },
    {
      label: 'You are asked ',
      text: 'before a change of the estate that is about it comes into force, and told when something there is not as it was given.',
    },
    { label: 'approvals  ', text: 'What waits for your decision' },
    { label: 'help  ', text: 'What you can type, and what an owner can ask' },
    {
      label: 'If this is a mistake, ',
      text: 'tell whoever runs Drawbridge: they take you out of the estate, and two people agree to that as well.',
    },
  ];
  const buttons = [say('Approvals', 'approvals'), say('Help', 'help')];
  return { card: notice(headline, lines, buttons), summary: plain(headline, 200) };
}
