// Sections against a reading of Microsoft's table pair by pair: nothing opens or closes unasked.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openingOf } from '../../../src/domain/access/pairs/opening.ts';
import { isEmpty, opens } from '../../../src/domain/access/pairs/region.ts';
import {
  areSame,
  CLOSED,
  isClosed,
  regionOf,
  wholeSection,
} from '../../../src/domain/access/pairs/section.ts';
import {
  app,
  everySection,
  openPairs,
  ownSection,
  pairsIn,
  person,
  union,
  wantedPairs,
  whole,
  wish,
} from './small-world.ts';

describe('a section', () => {
  test('lets through what the table says', () => {
    fc.assert(
      fc.property(whole, (section) => {
        expect(pairsIn(regionOf(section))).toEqual(openPairs(section));
        if (isClosed(section)) expect(openPairs(section)).toEqual([]);
      }),
    );
    expect(openPairs(CLOSED)).toEqual([]);
  });

  test('opens between two states what the one has and the other has not', () => {
    fc.assert(
      fc.property(whole, whole, (before, after) => {
        const opened = opens(regionOf(before), regionOf(after));
        const had = openPairs(before);
        expect(pairsIn(opened)).toEqual(openPairs(after).filter((pair) => !had.includes(pair)));
        if (isEmpty(opened)) expect(had).toEqual(union(had, openPairs(after)));
      }),
    );
  });

  test('opens and closes nothing by being written out instead of inherited', () => {
    fc.assert(
      fc.property(ownSection, whole, (own, fallback) => {
        const written = wholeSection(own, fallback);
        if (!written) throw new Error('a whole default leaves nothing open');
        const people = own?.usersAndGroups ?? fallback.usersAndGroups;
        const apps = own?.applications ?? fallback.applications;
        expect(openPairs(written)).toEqual(
          openPairs({ usersAndGroups: people, applications: apps }),
        );
        const again = wholeSection(written, null);
        expect(again && areSame(again, written)).toBe(true);
      }),
    );
  });

  test('of which neither the entry nor the default says anything is not guessed', () => {
    expect(wholeSection(null, null)).toBeUndefined();
    expect(wholeSection({ usersAndGroups: null, applications: null }, null)).toBeUndefined();
  });
});

describe('opening', () => {
  test('gives what was there and what is wanted, and nothing else', () => {
    fc.assert(
      fc.property(whole, wish, (before, wanted) => {
        const opening = openingOf(before, wanted);
        const both = union(openPairs(before), wantedPairs(wanted));
        if (opening.verdict === 'opens') {
          expect(openPairs(opening.section)).toEqual(both);
          const all = [opening.section.usersAndGroups, opening.section.applications];
          const names = all.flatMap(({ targets }) => targets.map(({ target }) => target));
          for (const wide of ['AllUsers', 'AllApplications', 'AllMicrosoftApps']) {
            const stood = JSON.stringify(before).includes(wide);
            expect(names.includes(wide) && !stood).toBe(false);
          }
        }
        if (opening.verdict === 'open-already') expect(openPairs(before)).toEqual(both);
        if (opening.verdict === 'opens-more') {
          const unwanted = pairsIn(opening.unwanted);
          expect(unwanted.length + Number(!isEmpty(opening.unwanted))).toBeGreaterThan(0);
          expect(unwanted.filter((pair) => both.includes(pair))).toEqual([]);
        }
        if (opening.verdict === 'blocked-by-name') {
          expect(openPairs(before)).not.toEqual(both);
        }
      }),
    );
  });

  test('is refused only where no section would do', () => {
    const possible = new Set(everySection().map((section) => openPairs(section).join()));
    fc.assert(
      fc.property(whole, wish, (before, wanted) => {
        if (openingOf(before, wanted).verdict !== 'opens-more') return;
        const exact = union(openPairs(before), wantedPairs(wanted));
        expect(possible.has(exact.join())).toBe(false);
      }),
    );
  });

  test.each([
    ['another application for everybody who is there', ['finance'], ['payroll'], 'opens'],
    ['more people for every application there is', ['sales'], ['portal'], 'opens'],
    ['others with another application', ['sales'], ['payroll'], 'opens-more'],
    ['what is open', ['finance'], ['portal'], 'open-already'],
  ])('adds %s: %j with %j', (_, subjects, applications, verdict) => {
    const before = {
      usersAndGroups: { accessType: 'allowed' as const, targets: [person('finance')] },
      applications: { accessType: 'allowed' as const, targets: [app('portal')] },
    };
    const wanted = { subjects: subjects.map(person), applications: applications.map(app) };
    expect(openingOf(before, wanted).verdict).toBe(verdict);
  });
});
