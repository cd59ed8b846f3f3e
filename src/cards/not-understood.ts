// Words that are none that Drawbridge knows: what fits the one who wrote them, in a few lines.
import type { Card } from '../shared/card.ts';
import { say } from './actions.ts';
import type { MaySay } from './help.ts';
import { notice } from './notices.ts';
import { plain } from './text.ts';

type Words = readonly [words: string, about: string];

const REQUEST: Words = ['request', 'Ask for access in another tenant, or for a role'];
const REQUESTS: Words = [
  'my requests',
  'Where each stands and who is asked; one of them can be withdrawn there',
];
const ACCESS: Words = [
  'my access',
  'What you have and until when; longer can be asked for there, or it can be given back',
];
const APPROVALS: Words = ['approvals', 'What waits for your decision'];
const HELP: Words = ['help', 'Everything that can be said'];

const FOR_OWNERS: readonly Words[] = [
  APPROVALS,
  ['history approved by me', 'What you decided before; also with a tenant or a time'],
  ['pause Drawbridge in <tenant>', 'Nothing is given in your tenant until you resume it'],
  ['which guests are stale?', 'How your tenant stands, in a question'],
];
const ON_CALL: Words = ['cut off <name>', 'End at once what a person or a partner has'];

/** `owner`: of a tenant, with the account that wrote. */
export function notUnderstoodCard(text: string, may: readonly MaySay[], owner: boolean): Card {
  const own = [REQUEST, REQUESTS, ACCESS];
  const lines: readonly Words[] = [
    ...(owner ? FOR_OWNERS : own),
    ...(may.includes('on-call') ? [ON_CALL] : []),
    ...(owner ? [REQUEST, ['my access', 'What you have yourself'] as const] : [APPROVALS]),
    HELP,
  ];
  return notice(
    'I did not understand that',
    [
      { label: 'You wrote: ', text: plain(text, 200) },
      ...lines.map(([words, about]) => ({ label: `${words}  `, text: about })),
    ],
    owner
      ? [say('Approvals', 'approvals'), say('Help', 'help')]
      : [say('Request access', 'request'), say('My requests', 'my requests'), say('Help', 'help')],
  );
}
