// A thing of ours that an end leaves to another grant, which had only found it there: from now on that one takes it back.
import type { Instant } from '../facts.ts';
import { changeHolds, changeParts, hasParts } from './change.ts';
import { auditOf, type Decision, redraw } from './decision.ts';
import { isTakenBack } from './parts.ts';
import { type AccessRequest, type StepRecord, withStep } from './request.ts';
import { broughtBy, stepsOf } from './steps-of.ts';

/**
 * `request` uses the thing and took it for somebody else's. `undefined`: it does not use it, lets go of
 * it anyway, or brought it about itself. `from`: id of the grant that leaves it.
 */
export function handOn(
  request: AccessRequest,
  key: string,
  from: string,
  now: Instant,
): Decision | undefined {
  for (const { change, record } of stepsOf(request)) {
    const { id } = record;
    if (!changeParts(change).includes(key)) continue;
    if (!uses(record) || isTakenBack(request, id)) continue;
    const before = broughtBy(change, record);
    if (before.includes(key)) continue;
    const next = withStep(request, id, {
      ours: true,
      ...(hasParts(change) && { brought: [...before, key] }),
      // Of what it finds there when it is written, this was left to it.
      ...(record.state === 'begun' && { stood: [...(record.stood ?? []), key] }),
    });
    return {
      request: next,
      audit: [auditOf(next, 'step-handed-on', now, { stepId: id, from })],
      holdings: (hasParts(change) ? [key] : changeHolds(change)).map((hold) => ({
        hold,
        ours: true,
        stepId: id,
      })),
      work: redraw(next, now),
    };
  }
  return undefined;
}

const uses = ({ state }: StepRecord): boolean =>
  state === 'found' || state === 'begun' || state === 'done';
