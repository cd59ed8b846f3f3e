// Words of a rule that stand for whoever it is at that time: who owns, manages or sponsors.
export const DECIDER_WORDS = ['tenant-owners', 'resource-owners', 'manager', 'sponsor'] as const;
export type DeciderWord = (typeof DECIDER_WORDS)[number];

export const isWord = (ref: unknown): ref is DeciderWord =>
  (DECIDER_WORDS as readonly unknown[]).includes(ref);
