// Approving for less time than was asked, by a choice of one's own: the button, and what it opens.
import type { Audience } from '../domain/access/decision.ts';
import type { AccessRequest, Approver } from '../domain/access/request.ts';
import { AS_ASKED } from '../shared/as-asked.ts';
import { HOUR, LADDER, sayDuration, toIsoDuration } from '../shared/duration.ts';
import { isAsked, yesesNeeded } from '../shared/yeses.ts';
import { execute } from './actions.ts';
import { sideOpen } from './states.ts';

const LENGTHS = [HOUR, 2 * HOUR, ...LADDER];

function shorter({ lifecycle, durationMs }: AccessRequest): readonly number[] {
  if (lifecycle !== 'personal-grant') return [];
  return LENGTHS.filter((ms) => ms < durationMs);
}

export const openLess = (request: AccessRequest): Array<Readonly<Record<string, unknown>>> =>
  shorter(request).length === 0
    ? []
    : [
        {
          type: 'Action.ToggleVisibility',
          title: 'For less…',
          mode: 'secondary',
          targetElements: ['less'],
        },
      ];

/** Nobody is asked again: a shorter time is a part of what they agreed to. */
const TOGETHER = ' Those who come after you decide about that time; a yes that was given holds.';

const NOTHING = { label: '', value: '', choices: [], actions: [] };

/**
 * Whatever stands in the choice comes with every button of the card, so it counts for each of them: whoever
 * chose a shorter time and presses Approve means that time.
 *
 * Bound to the plan that the card shows; only its time is another. */
export function lessOf(request: AccessRequest, audience: Audience, mine: Approver | undefined) {
  const able =
    request.state === 'pending' &&
    audience === 'approver' &&
    mine?.conflicted === false &&
    !request.braked &&
    isAsked(request, mine.sides) &&
    sideOpen(request, mine);
  const lengths = able ? shorter(request) : [];
  if (lengths.length === 0) return NOTHING;
  const from = request.startsAt === undefined ? 'the approval' : 'the start';
  const data = { requestId: request.id, planHash: request.plan.hash };
  return {
    label: `Approve for how long, counted from ${from}?${yesesNeeded(request.sides) > 1 ? TOGETHER : ''}`,
    value: AS_ASKED,
    choices: [
      { title: `${sayDuration(request.durationMs)}, as it was asked`, value: AS_ASKED },
      ...[...lengths].reverse().map((ms) => ({ title: sayDuration(ms), value: toIsoDuration(ms) })),
    ],
    actions: [execute('Approve for this time', 'approve-less', data)],
  };
}
