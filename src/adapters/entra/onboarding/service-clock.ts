// What time Microsoft's services have, from the Date header of an answer: signatures and tokens hang on it.

const PATIENCE_MS = 20_000;

/** How far this machine's clock is ahead of the service's, in milliseconds; to the second. */
export async function clockAhead(address: string): Promise<number> {
  const asked = Date.now();
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
  await response.body?.cancel();
  const answered = Date.now();
  const there = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(there)) throw new Error(`${address} does not say what time it is.`);
  return Math.round((asked + answered) / 2 - there);
}
