// Under which names messages beside the card are kept: a last look, a question that was asked back, a reminder.
export const lookOf = (id: string): string => `look/${id}`;

/** `question`: which of the request. */
export const questionOf = (requestId: string, question: string): string =>
  `question/${requestId}/${question}`;

/** The last message that somebody's decision is wanted. */
export const wantedOf = (requestId: string): string => `wanted/${requestId}`;
