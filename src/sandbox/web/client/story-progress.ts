// Which step of a story is next: a step is done when what it waits for happens after it began.

import type { Deed } from './app.ts';
import type { Done, Step } from './types.ts';

const fits = (like: string, text: string) => new RegExp(like, 'iu').test(text);

export function isDone(done: Done, deed: Deed): boolean {
  switch (done.kind) {
    case 'clock':
      return deed.kind === 'clock';
    case 'changed':
      return deed.kind === 'changed' && deed.tenant === done.tenant;
    default:
      return deed.kind === done.kind && deed.who === done.who && fits(done.like, deed.what);
  }
}

/**
 * The number of steps that are done after this deed. Somebody who runs ahead of the guide is not held
 * up: a deed that fits a later step takes the steps before it along.
 */
export function advance(steps: readonly Step[], done: number, deed: Deed): number {
  const at = steps.findIndex((step, index) => index >= done && isDone(step.done, deed));
  return at < 0 ? done : at + 1;
}
