// How a card says that something was read back as gone, or why it stays.
import type { StepRecord } from '../domain/access/request.ts';
import { HOUR } from '../shared/duration.ts';
import { asSentence } from './text.ts';
import { type Reader, sayMoment, saySecond } from './times.ts';

export function whyKept(step: StepRecord | undefined, reader: Reader): string {
  const { requestId, until } = step?.keptFor ?? {};
  const stays = until === undefined ? 'it stays' : `it stays until ${sayMoment(until, reader)}`;
  return asSentence(
    requestId === undefined
      ? (step?.kept ?? '')
      : `Request ${requestId} needs it as well: ${stays}`,
  );
}

/** The time of day is enough while the proof came soon after the end. */
export const provenAfter = (provenAt: number, since: number, reader: Reader): string =>
  provenAt - since < HOUR ? saySecond(provenAt, reader) : sayMoment(provenAt, reader);
