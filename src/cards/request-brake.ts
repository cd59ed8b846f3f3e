// That a request is held by a brake: by whom, since when, and what ends it.
import { nameOf } from './names.ts';
import type { RequestCardInput } from './request-card.ts';
import { isHeld } from './states.ts';
import { plain } from './text.ts';
import { sayMoment } from './times.ts';

/** Empty where none holds. */
export function brakeOf(input: RequestCardInput): string {
  const { request, reader, tenant } = input;
  const { braked } = request;
  if (!braked || !isHeld(request)) return '';
  const by = `${nameOf(request, braked.by, 'Somebody')}, ${sayMoment(braked.since, reader)}`;
  if (braked.tenantId === undefined) {
    return plain(
      `Drawbridge was locked down by ${by}. Nothing is approved or given until two people end that; this waits, and its times go on.`,
    );
  }
  const side = request.sides.find(({ id }) => id === braked.tenantId)?.name;
  const where = braked.tenantId === request.plan.resource.tenantId ? tenant : (side ?? 'a tenant');
  return plain(
    `Drawbridge was paused in ${where} by ${by}. Nothing is approved or given there until an owner resumes it; this waits, and its times go on.`,
  );
}
