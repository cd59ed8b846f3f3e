// Which questions about a request have no answer yet: alike for deciding and for cards.

interface Said {
  readonly id: string;
  readonly kind: string;
  /** The id of the question that it answers. */
  readonly to?: string;
}

/** Oldest first. */
export const openQuestions = <R extends Said>(remarks: readonly R[] = []): R[] =>
  remarks.filter(({ kind, id }) => kind === 'question' && !remarks.some(({ to }) => to === id));
