// Reads that several ask for at the same time go to the server as one, begun after each of them asked.

/** One that hangs, on a connection that is gone, holds up the others so long: then theirs is sent beside it. */
const HELD_UP_MS = 1_000;

/**
 * `read` gets everything that was asked by the time it begins, and what it gives goes to each who asked:
 * who asked for a part picks it. While one is under way the next gathers; nothing is kept after it.
 * `gathered`: when it begins at the earliest, where nobody is waiting for it.
 */
export function together<K, T>(
  read: (asked: readonly K[]) => Promise<T>,
  gathered: () => Promise<void> = thisMoment,
): (asked: K) => Promise<T> {
  let underWay: Promise<unknown> | undefined;
  let next: { readonly asked: K[]; readonly answer: Promise<T> } | undefined;

  const begin = (asked: readonly K[]): Promise<T> => {
    next = undefined;
    const answer = read(asked);
    const over = Promise.allSettled([answer]).then(() => {
      if (underWay === over) underWay = undefined;
    });
    underWay = over;
    return answer;
  };

  return (one) => {
    if (next) {
      next.asked.push(one);
      return next.answer;
    }
    const asked = [one];
    const soon = underWay ? overOrLate(underWay).then(gathered) : gathered();
    next = { asked, answer: soon.then(() => begin(asked)) };
    return next.answer;
  };
}

/** Until all that runs by now has run: whoever was answered together asks on together. */
export const thisMoment = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/** `underWay` never rejects. */
function overOrLate(underWay: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, HELD_UP_MS);
    void underWay.then(() => {
      clearTimeout(late);
      resolve();
    });
  });
}
