// An answer of a service of Teams, or an error where it takes too long: a turn does not wait for ever.

/** `late` makes the error. */
export async function inTime<T>(
  asked: Promise<T>,
  withinMs: number,
  late: () => Error,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), withinMs);
  });
  try {
    return await Promise.race([asked, over]);
  } finally {
    clearTimeout(timer);
  }
}
