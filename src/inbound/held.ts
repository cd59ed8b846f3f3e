// "what do you hold about me", and the dialogs that hand it over.
import { heldCard, heldPage } from '../cards/held.ts';
import { refusalCard } from '../cards/notices.ts';
import { refusal } from '../shared/refusal.ts';
import { tellHeld } from '../usecases/tell-held.ts';
import type { InboundDeps } from './deps.ts';
import { refOf } from './history.ts';
import { say } from './say.ts';
import { type Actor, type DialogReply, type Fields, type Reply, textField } from './types.ts';

export async function sayHeld(deps: InboundDeps, actor: Actor): Promise<Reply> {
  if (!deps.record) return { card: refusalCard([NOT_HERE]), summary: NOT_HERE.sentence };
  const held = await tellHeld({ ...deps, held: deps.record.held }, refOf(actor), 'shown');
  return { card: heldCard(held), summary: 'What is held about you' };
}

export async function takeHeld(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<DialogReply> {
  if (!deps.record) return say(NOT_HERE);
  const page = Number.parseInt(textField(fields, 'page').slice(0, 4), 10) || 0;
  const held = await tellHeld({ ...deps, held: deps.record.held }, refOf(actor), 'taken');
  return { dialog: { title: 'What is held about you', card: heldPage(held, page) } };
}

const NOT_HERE = refusal(
  'record-off',
  'What is held about you cannot be looked up here.',
  'Ask whoever runs Drawbridge.',
);
