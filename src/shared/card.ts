// An Adaptive Card as JSON, schema 1.5.
export type Card = Readonly<Record<string, unknown>>;
