// Sentences that mean one of the commands without being spelled like it. An order is the whole sentence: what
// could be another question is none of them.
import { readDeciding, readPast } from './decider-words.ts';
import { readNumbered } from './number-words.ts';
import { readOwn } from './own-words.ts';
import type { Intent } from './parse-message.ts';
import { readWhoDecides } from './who-decides-words.ts';
import { readWish } from './wish-words.ts';

export function inOtherWords(text: string): Intent | undefined {
  const deciding = readDeciding(text);
  if (deciding) return { intent: 'approvals', ...(deciding.order && { order: true }) };
  const past = readPast(text);
  if (past) return { intent: 'history-of', text: past };
  const id = readNumbered(text);
  if (id) return { intent: 'status', id, given: id };
  const asks = readOwn(text);
  if (asks) {
    const held = ['given', 'until', 'extend', 'return'].includes(asks.wants);
    return { intent: held ? 'my-access' : 'my-requests', asks };
  }
  const about = readWhoDecides(text);
  if (about) return { intent: 'who-decides', about };
  const wish = readWish(text);
  return wish && { intent: 'request', ...wish };
}
