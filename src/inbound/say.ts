// A refusal as words beside a card; a click that came too late is told how the request stands instead.
import { standing } from '../cards/standing.ts';
import { inert } from '../cards/text.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { Refusal } from '../shared/refusal.ts';

export const say = (why: Refusal, request?: AccessRequest): { message: string } => ({
  message: inert(
    request && isLate(why) ? `${standing(request)} ${why.next}` : `${why.sentence} ${why.next}`,
  ),
});

/** Somebody else, or time, was faster. */
export const isLate = ({ code }: Refusal): boolean => LATE.includes(code);

const LATE: readonly string[] = ['already-decided', 'too-late'];
