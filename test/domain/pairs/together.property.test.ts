// Grants that overlap in one section: whatever is accepted and in whichever order it ends, the pairs are right.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closingOf, stillOpen } from '../../../src/domain/access/pairs/closing.ts';
import { openingOf } from '../../../src/domain/access/pairs/opening.ts';
import { isEmpty } from '../../../src/domain/access/pairs/region.ts';
import {
  targetKey,
  type Wanted,
  type WholeSection,
} from '../../../src/domain/access/pairs/section.ts';
import {
  type Grant,
  leansOnNothing,
  notBeside,
  withoutOurs,
} from '../../../src/domain/access/pairs/together.ts';
import { openPairs, union, wantedPairs, whole, wish } from './small-world.ts';

interface Open extends Grant {
  /** Keys that Drawbridge brought about and this grant holds. */
  readonly mine: readonly string[];
}

const keysOf = ({ subjects, applications }: Wanted) =>
  [...subjects, ...applications].map(targetKey);

/** As a plan decides, and as steps and holdings are kept. */
function grant(live: WholeSection, open: readonly Open[], wanted: Wanted) {
  const now = openingOf(live, wanted);
  const base = openingOf(withoutOurs(live, open), wanted);
  if (now.verdict === 'blocked-by-name' || now.verdict === 'opens-more') return undefined;
  if (base.verdict !== 'opens' || notBeside(live, open, wanted)) return undefined;
  if (leansOnNothing(live, open)) throw new Error('nobody changed anything by hand');
  const there = now.verdict === 'opens' ? now.there : keysOf(wanted);
  const ours = open.flatMap(({ mine }) => mine);
  const mine = keysOf(wanted).filter((key) => !there.includes(key) || ours.includes(key));
  const section = now.verdict === 'opens' ? now.section : live;
  return { section, held: { ...wanted, there: base.there, mine } };
}

type Act = { readonly ask: Wanted } | { readonly end: number };
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: wish.map((ask) => ({ ask })) },
  { weight: 2, arbitrary: fc.nat(5).map((end) => ({ end })) },
);

/** Half of them begin closed, since most wishes are refused where much is open. */
const start = fc.oneof(
  whole,
  fc.constant<WholeSection>({
    usersAndGroups: {
      accessType: 'blocked',
      targets: [{ target: 'AllUsers', targetType: 'user' }],
    },
    applications: {
      accessType: 'blocked',
      targets: [{ target: 'AllApplications', targetType: 'application' }],
    },
  }),
);

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
            live = done.section;
            open = [...open, done.held];
          } else {
            const ending = open[one.end];
            if (!ending) continue;
            open = open.filter((other) => other !== ending);
            const others = open.flatMap(keysOf);
            const keys = ending.mine.filter((key) => !others.includes(key));
            live = closingOf(live, keys);
            expect(isEmpty(stillOpen(live, ending, keys))).toBe(true);
          }
          expect(openPairs(live)).toEqual(union(openPairs(before), ...open.map(wantedPairs)));
        }
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(500);
    expect(together).toBeGreaterThan(100);
  });

  test('are refused only where some order of ends could not be written', () => {
    fc.assert(
      fc.property(wish, wish, (first, second) => {
        const nobody = openingOf(closed, first);
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

const closed: WholeSection = {
  usersAndGroups: { accessType: 'blocked', targets: [{ target: 'AllUsers', targetType: 'user' }] },
  applications: {
    accessType: 'blocked',
    targets: [{ target: 'AllApplications', targetType: 'application' }],
  },
};
