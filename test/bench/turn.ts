// Row 1: how many `my access` are answered, beside an echo that only says the words again.
import { message, type Person, shot } from './activities.ts';
import { type Loaded, load, median } from './load.ts';
import type { Stage } from './stage.ts';

const ROUNDS = 5;
const IN_FLIGHT = 8;
const EACH = 400;

export interface Beside {
  readonly ours: Loaded;
  readonly echo: Loaded;
  /** Ours by the echo's, messages a second: the median of the rounds. */
  readonly ratio: number;
}

export async function measureTurn(stage: Stage): Promise<Beside> {
  const who = stage.person('lena');
  const token = await stage.sign(stage.sinkUrl);
  const shots = (origin: string, text: string, count: number) =>
    Array.from({ length: count }, () => shot(origin, token, message(stage.sinkUrl, who, text)));
  const ours = (count: number) =>
    load(shots(stage.drawbridge.botOrigin, 'my access', count), IN_FLIGHT);
  const echo = (count: number) => load(shots(stage.echoOrigin, 'my access', count), IN_FLIGHT);
  await ours(EACH);
  await echo(EACH);
  const rounds: Beside[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [a, b] = [await ours(EACH), await echo(EACH)];
    rounds.push({ ours: a, echo: b, ratio: a.perSecond / b.perSecond });
  }
  return middle(rounds);
}

/** The round in the middle by its ratio. */
export function middle<T extends Beside>(rounds: readonly T[]): T {
  const ratio = median(rounds.map((round) => round.ratio));
  const found = rounds.find((round) => round.ratio === ratio);
  if (!found) throw new Error('Nothing was measured.');
  return found;
}

export const echoOf = (stage: Stage, who: Person, token: string, count: number, inFlight: number) =>
  load(
    Array.from({ length: count }, () =>
      shot(stage.echoOrigin, token, message(stage.sinkUrl, who, 'approve')),
    ),
    inFlight,
  );
