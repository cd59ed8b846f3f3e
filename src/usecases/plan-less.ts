// Plans less than what is asked, so that whoever decides can approve exactly that with one click.
import type { AccessKind, Planned, Wish } from '../domain/access/kind.ts';
import { LESS_AT_MOST, lessOf, type PlannedLess } from '../domain/access/narrow.ts';
import { startingAt } from '../domain/access/plan.ts';
import type { Side } from '../domain/access/sides.ts';
import type { TicketRef } from '../domain/access/ticket.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { Instant } from '../domain/facts.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import { yesesNeeded } from '../shared/yeses.ts';
import { runStudy } from './run-study.ts';

export interface Asked {
  readonly wish: Wish;
  readonly planned: Planned;
  /** Milliseconds that the rule calls usual. */
  readonly usual: number;
  readonly sides: readonly Side[];
  readonly startsAt: Instant | undefined;
  readonly ticket?: TicketRef | undefined;
  /** Whether the rule under which it is asked is the one for this less as well. */
  sameRule(less: Planned): boolean;
}

/** Each is a whole plan, with every check of its own; what could not be given now is left out. */
export async function planLess(
  { estate, facts }: { readonly estate: Estate; readonly facts: FactReader },
  kind: AccessKind,
  { wish, planned, usual, sides, startsAt, ticket, sameRule }: Asked,
): Promise<PlannedLess[]> {
  // Several people agree to one thing: none of them makes it another. A shorter time is a part of the same.
  if (yesesNeeded(sides) > 1) return [];
  const tried = await Promise.all(
    lessOf(planned, wish, usual, kind.lifecycle)
      .slice(0, LESS_AT_MOST + 1)
      .map(async ({ label, resource, durationMs }) => {
        const less = await runStudy(kind.plan(estate, { ...wish, resource, durationMs }), facts);
        if (!less.ok || !sameRule(less.value)) return [];
        const { hash } = startingAt(less.value, durationMs, startsAt, ticket).plan;
        return [{ label, resource, durationMs, hash }];
      }),
  );
  return tried.flat().slice(0, LESS_AT_MOST);
}
