// Who did something, in the words of a message: only what the audit surely tells.
import type { Attribution } from '../change/who.ts';

export function sayWho(who: Attribution): string {
  if (!who.known) return who.because;
  const { actor, certain } = who;
  const name =
    actor.kind === 'application'
      ? `the application ${actor.name}${actor.ours ? ' (Drawbridge)' : ''}`
      : actor.name;
  return certain ? `by ${name}` : `probably by ${name}`;
}
