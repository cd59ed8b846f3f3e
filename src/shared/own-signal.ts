// A signal for one piece of work, let go with it: those it follows live on, and would hold whatever listens to them.

export interface OwnSignal {
  readonly signal: AbortSignal;
  /** The work is over: nothing that happens to the others concerns it any more. */
  letGo(): void;
}

/** Aborted with the first of the others, with its reason, or after so many milliseconds as a timeout. */
export function ownSignal(others: readonly AbortSignal[], withinMs?: number): OwnSignal {
  const own = new AbortController();
  const follow = others.map((other) => ({ other, pass: () => own.abort(other.reason) }));
  for (const { other, pass } of follow) {
    if (other.aborted) pass();
    else other.addEventListener('abort', pass, { once: true });
  }
  const late = () => own.abort(new DOMException('It took too long.', 'TimeoutError'));
  const timer = withinMs === undefined ? undefined : setTimeout(late, withinMs).unref();
  return {
    signal: own.signal,
    letGo() {
      clearTimeout(timer);
      for (const { other, pass } of follow) other.removeEventListener('abort', pass);
    },
  };
}
