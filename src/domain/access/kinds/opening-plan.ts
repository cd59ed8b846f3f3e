// The plan that opens pairs: the partner's half first, by us or by their own hand, and ours last.

import type { Planned, Wish } from '../kind.ts';
import { isEmpty, minus, type Region } from '../pairs/region.ts';
import { blockOf, type Wanted } from '../pairs/section.ts';
import type { Plan, PlanWords, Step, StepWords } from '../plan.ts';
import { makePlan } from '../plan.ts';
import { isReadable, PARTNERS_PERMISSION, PARTNERS_WRITER } from './opening-halves.ts';
import type { HandOver } from './opening-hand-over.ts';
import type { JudgedHalf } from './opening-study.ts';
import { type Speech, sayHalf, sayPairs } from './opening-words.ts';

const LIST = new Intl.ListFormat('en');

export interface OpeningPlan {
  readonly title: string;
  readonly resource: string;
  readonly speech: Speech;
  readonly wanted: Wanted;
  /** In the order in which they are to be opened. */
  readonly halves: readonly JudgedHalf[];
  readonly handOver: HandOver | undefined;
  readonly sides: readonly string[];
  /** What else helps to decide, the most important first. */
  readonly notes: readonly string[];
}

export function planOpening(wish: Wish, of: OpeningPlan): Planned {
  const { speech, wanted, halves, handOver } = of;
  const toOpen = halves.filter(({ judged }) => judged.is === 'to-open');
  const steps = toOpen.map((item) => stepOf(item, wanted));
  const basis = halves.map(({ half, judged }) => ({
    section: half.section,
    closed: judged.is === 'open' ? [] : idsIn(judged.closed),
  }));
  const words: PlanWords = {
    resource: of.resource,
    title: of.title,
    inPlace: 'Open',
    steps: Object.fromEntries(toOpen.map((item) => [item.half.direction, wordsOf(item, of)])),
    notes: [
      ...halves.flatMap((item) => openBefore(item, of)),
      ...of.notes,
      ...unchecked(speech),
      ...becomesExplicit(toOpen),
    ].slice(0, 5),
    ...(handOver && { handOver }),
  };
  const waitsFor: Plan['waitsFor'] = handOver ? 'partner' : null;
  return {
    plan: makePlan(wish.resource, wish.durationMs, steps, basis, waitsFor),
    words,
    sides: of.sides,
  };
}

function stepOf({ half, judged }: JudgedHalf, { subjects, applications }: Wanted): Step {
  const { there, inherited } = judged.is === 'open' ? { there: [], inherited: false } : judged;
  return {
    id: half.direction,
    change: {
      type: 'open-section',
      tenantId: half.tenant.id,
      partnerId: half.partner.id,
      section: half.section,
      subjects,
      applications,
      there,
      inherited,
    },
    identity: PARTNERS_WRITER,
    permission: PARTNERS_PERMISSION,
    calls: 5,
  };
}

function wordsOf({ half, judged }: JudgedHalf, { speech, wanted }: OpeningPlan): StepWords {
  const closed = judged.is === 'to-open' ? judged.closed : [];
  const where = sayHalf(half);
  const undo = `Closed again in ${half.tenant.displayName} where no other request needs it.`;
  if (closed.length === 0) {
    const pairs = sayPairs(speech, [blockOf(wanted)]);
    return {
      before: `${where}: ${pairs}: open through another request`,
      after: 'held as well',
      undo,
    };
  }
  return { before: `${where}: ${sayPairs(speech, closed)}: closed`, after: 'open', undo };
}

/** What was asked for and does not change is told as well, so that nobody misses it. */
function openBefore({ half, judged }: JudgedHalf, { speech, wanted }: OpeningPlan): string[] {
  if (judged.is === 'open') return [`Open already, and left as it is: ${sayHalf(half)}.`];
  const open = minus([blockOf(wanted)], judged.closed);
  return isEmpty(judged.closed) || isEmpty(open)
    ? []
    : [`Open already in ${sayHalf(half)}: ${sayPairs(speech, open, 5)}.`];
}

function becomesExplicit(halves: readonly JudgedHalf[]): string[] {
  const inheriting = halves.filter(({ live }) => live.own === null);
  const names = LIST.format(inheriting.map(({ half }) => half.tenant.displayName));
  const [follow, has] =
    inheriting.length === 1
      ? ['follows its default', 'it has']
      : ['follow their defaults', 'each has'];
  return inheriting.length === 0
    ? []
    : [
        `So far ${names} ${follow} here; from now on ${has} a list of its own with the same in it, which changes of the default no longer reach.`,
      ];
}

function unchecked({ boundary: { people, host } }: Speech): string[] {
  const unread = [people, host].filter((tenant) => !isReadable(tenant));
  return unread.map(
    ({ displayName }) =>
      `Ids of ${displayName} are supplied by the estate; Drawbridge cannot look them up there.`,
  );
}

const idsIn = (region: Region): string[] =>
  region
    .flatMap(({ subjects, applications }) =>
      [...subjects.ids].flatMap((who) => [...applications.ids].map((what) => `${who} ${what}`)),
    )
    .sort();
