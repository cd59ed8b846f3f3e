// A statement that undid itself by `stored_or_nothing`, since somebody else came first.

/** The code that the function raises. */
export const isOverturned = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'DB409';
