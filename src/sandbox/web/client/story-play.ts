// How far a story is: each step is done by what it waits for and by nothing else, and a request that
// takes another way than the story's is noticed.
import type { Deed } from './app.ts';
import { type SeenRequest, seenRequest } from './request-card.ts';
import type { Step, Story } from './types.ts';

const OVER: Readonly<Record<string, string>> = {
  Denied: 'The request was denied',
  Withdrawn: 'The request was withdrawn',
  Lapsed: 'Nobody decided in time, and the request lapsed',
  'Not granted': 'The access could not be set up',
  Ended: 'The access ended in another way',
};

const fits = (like: string, text: string) => new RegExp(like, 'iu').test(text);

/** `known` are the requests that were there before the story began. */
export function startPlay(story: Story, known: ReadonlySet<string>) {
  const done = new Set<Step>();
  const { steps } = story;
  let request: SeenRequest | undefined;
  let stray: SeenRequest | undefined;
  let looking = false;

  const before = (step: Step) => steps.slice(0, steps.indexOf(step));
  const isReached = (step: Step) => before(step).every((one) => done.has(one));
  const isOver = () => request !== undefined && request.state in OVER;
  const isStuck = () =>
    isOver() && steps.some((step) => step.done.kind === 'stands' && !done.has(step));

  function see(seen: SeenRequest): void {
    if (seen.id === request?.id) request = seen;
    else if (known.has(seen.id)) return;
    else if (seen.where !== story.where || !seen.headline.startsWith(story.what)) stray = seen;
    else if (request === undefined || isStuck()) {
      // What belonged to the request that came to nothing is to be done anew.
      for (const step of steps) if (step.done.kind !== 'said') done.delete(step);
      request = seen;
      stray = undefined;
    }
  }

  function stands(step: Step): boolean {
    if (step.done.kind !== 'stands' || !request) return false;
    const { as, saying } = step.done;
    return (
      as.includes(request.state) && (!saying || request.texts.some((one) => fits(saying, one)))
    );
  }

  function settle(): void {
    for (const step of steps) {
      const { kind } = step.done;
      if (kind === 'stands' && stands(step)) done.add(step);
      if (kind === 'looked' && looking && isReached(step)) done.add(step);
      // Whoever has asked has also found out how.
      if (kind === 'asked' && request) for (const one of [...before(step), step]) done.add(one);
    }
  }

  return {
    hear(deed: Deed): void {
      if (deed.kind === 'tab') looking = deed.tab === 'changes';
      else if (deed.kind === 'shown') {
        const seen = deed.who === story.asker ? seenRequest(deed.message) : undefined;
        if (seen) see(seen);
      } else if (deed.kind === 'said') {
        for (const step of steps) {
          if (step.done.kind !== 'said' || step.done.who !== deed.who) continue;
          if (isReached(step) && fits(step.done.like, deed.what)) done.add(step);
        }
      }
      settle();
    },
    isDone: (step: Step) => done.has(step),
    /** The first step that is not done. */
    now: () => steps.find((step) => !done.has(step)),
    count: () => done.size,
    /** Why the story cannot go on as it is told; undefined while it can. */
    detour(): string | undefined {
      if (isStuck()) return `${OVER[request?.state ?? '']}, so this story goes no further.`;
      if (request || !stray) return undefined;
      return `The request that was sent is “${stray.headline}” in ${stray.where}. This story needs ${story.what} in ${story.where}.`;
    },
  };
}

export type Play = ReturnType<typeof startPlay>;
