// Under which names messages beside the card are kept: a last look, and a question that was asked back.
export const lookOf = (id: string): string => `look/${id}`;

/** `question`: which of the request. */
export const questionOf = (requestId: string, question: string): string =>
  `question/${requestId}/${question}`;
