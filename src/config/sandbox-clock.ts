// Where the sandbox's clock stands when the product starts beside it.

const TRIES = 100;
const PAUSE_MS = 100;

/** Milliseconds ahead of real time; 0 outside the sandbox. Waits up to ten seconds for the sandbox. */
export async function sandboxClockOffset(sandboxOrigin: string | undefined): Promise<number> {
  if (!sandboxOrigin) return 0;
  let problem: unknown;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    try {
      const response = await fetch(`${sandboxOrigin}/sandbox/clock`);
      const { offsetMs } = (await response.json()) as { offsetMs?: unknown };
      if (typeof offsetMs === 'number') return offsetMs;
      problem = new Error(`The sandbox's clock answered ${response.status}.`);
    } catch (error) {
      problem = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`The sandbox at ${sandboxOrigin} does not tell the time.`, { cause: problem });
}
