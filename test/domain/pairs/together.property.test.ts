// Grants that overlap in one section: whatever is accepted and in whichever order it ends, the pairs are right.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OpenSection } from '../../../src/domain/access/change.ts';
import { sectionPart } from '../../../src/domain/access/changes/open-section.ts';
import {
  isAsApproved,
  isTakenOut,
  type LiveSection,
  lookToClose,
  lookToOpen,
} from '../../../src/domain/access/pairs/live.ts';
import { openingOf } from '../../../src/domain/access/pairs/opening.ts';
import { judge } from '../../../src/domain/access/pairs/planning.ts';
import {
  CLOSED,
  type Wanted,
  type WholeSection,
  wholeSection,
} from '../../../src/domain/access/pairs/section.ts';
import { notBeside } from '../../../src/domain/access/pairs/together.ts';
import { openPairs, union, wantedPairs, whole, wish } from './small-world.ts';

interface Open {
  readonly change: OpenSection;
  /** Keys of parts that Drawbridge brought about and this grant holds. */
  readonly mine: readonly string[];
}

const partsOf = (change: OpenSection) =>
  [...change.subjects, ...change.applications].map((target) => sectionPart(change, target));

const wholeOf = ({ own, fallback }: LiveSection): WholeSection => {
  const whole = wholeSection(own, fallback);
  if (!whole) throw new Error('the default says everything');
  return whole;
};

/** As a plan decides, and as steps and holdings are kept. */
function grant(live: LiveSection, open: readonly Open[], wanted: Wanted) {
  const grants = open.map(({ change }, i) => ({ ...change, requestId: String(i) }));
  const judged = judge(live, grants, wanted);
  if (judged.is === 'changed-by-hand') throw new Error('nobody changed anything by hand');
  if (judged.is !== 'to-open') return undefined;
  const { there: before, inherited } = judged;
  const where = { type: 'open-section', tenantId: 't', partnerId: 'p' } as const;
  const section = 'b2bCollaborationInbound';
  const change: OpenSection = { ...where, section, ...wanted, there: before, inherited };
  const look = lookToOpen(change, live);
  if (look.is === 'in-the-way') return undefined;
  const there = look.is === 'absent' ? look.there : partsOf(change);
  const ours = open.flatMap(({ mine }) => mine);
  const mine = partsOf(change).filter((part) => !there.includes(part) || ours.includes(part));
  const after = look.is === 'absent' ? { ...live, own: look.write } : live;
  expect(isAsApproved(change, live, after)).toBe(true);
  return { live: after, held: { change, mine } };
}

/** The section without this grant, and what it still lets through all the same. */
function end(live: LiveSection, { change, mine }: Open, rest: readonly Open[]): LiveSection {
  const held = { mine, others: rest.flatMap((other) => partsOf(other.change)) };
  const look = lookToClose(change, live, held);
  if (look.is !== 'close') return live;
  expect(look.because).toBeUndefined();
  const after = { ...live, own: look.write };
  expect(isTakenOut(change, after, held)).toBe(true);
  return after;
}

type Act = { readonly ask: Wanted } | { readonly end: number };
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: wish.map((ask) => ({ ask })) },
  { weight: 2, arbitrary: fc.nat(5).map((at) => ({ end: at })) },
);

/** Half of them begin closed, since most wishes are refused where much is open. */
const start: fc.Arbitrary<LiveSection> = fc.record({
  own: fc.option(fc.oneof(whole, fc.constant(CLOSED))),
  fallback: fc.oneof(whole, fc.constant(CLOSED)),
});

describe('overlapping grants', () => {
  test('leave exactly what the open ones justify, and what was there before', () => {
    let accepted = 0;
    let together = 0;
    fc.assert(
      fc.property(start, fc.array(act, { maxLength: 12 }), (before, acts) => {
        let live = before;
        let open: Open[] = [];
        for (const one of acts) {
          if ('ask' in one) {
            const done = grant(live, open, one.ask);
            if (!done) continue;
            accepted += 1;
            if (open.length > 0) together += 1;
            live = done.live;
            open = [...open, done.held];
          } else {
            const ending = open[one.end];
            if (!ending) continue;
            open = open.filter((other) => other !== ending);
            live = end(live, ending, open);
          }
          const justified = open.map(({ change }) => wantedPairs(change));
          expect(openPairs(wholeOf(live))).toEqual(union(openPairs(wholeOf(before)), ...justified));
        }
        for (const [at, last] of open.entries()) live = end(live, last, open.slice(at + 1));
        expect(openPairs(wholeOf(live))).toEqual(openPairs(wholeOf(before)));
        if (before.own === null) expect(live.own).toBeNull();
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(500);
    expect(together).toBeGreaterThan(100);
  });

  test('never leave a section to a default that is wider than a block, on no more than an empty reading', () => {
    fc.assert(
      fc.property(
        whole,
        wish,
        fc.boolean(),
        fc.boolean(),
        (fallback, wanted, inherited, others) => {
          const where = { type: 'open-section', tenantId: 't', partnerId: 'p' } as const;
          const section = 'b2bCollaborationInbound';
          const change: OpenSection = { ...where, section, ...wanted, there: [], inherited };
          const mine = partsOf(change);
          const held = { mine, others: others ? mine.slice(1) : [] };
          const look = lookToClose(change, { own: null, fallback }, held);
          if (look.is === 'left') return;
          const may = inherited && !others && openPairs(fallback).length === 0;
          expect(look).toMatchObject(may ? { is: 'close', write: null } : { is: 'unseen' });
        },
      ),
    );
  });

  test('are refused only where some order of ends could not be written', () => {
    fc.assert(
      fc.property(wish, wish, (first, second) => {
        const nobody = openingOf(CLOSED, first);
        if (nobody.verdict !== 'opens') throw new Error('a closed section opens');
        const open = [{ ...first, there: [] }];
        if (!notBeside(nobody.section, open, second)) return;
        // Both are open: the section that holds exactly the two of them does not exist.
        const both = openingOf(nobody.section, second);
        expect(both.verdict).toBe('opens-more');
      }),
    );
  });
});
