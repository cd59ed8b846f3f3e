// Kind × step × fault, and kills: in each round every tale meets something at one of its writes, up and down.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type At, namesOf, openStage, type Stage } from './stage.ts';
import { TALES } from './tales.ts';
import { TAKEN, UNANSWERED, type Weather } from './weather.ts';

/** What every tale meets on its way up, and on its way down. */
export interface Round {
  readonly name: string;
  readonly up: At;
  readonly down: At;
}

/** Some twenty requests from the question to the proof: much to do on a busy machine. */
const ROUND_MS = 300_000;

export function matrix(rounds: readonly Round[], kills: readonly Round[]): void {
  describe('every kind, told side by side', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage();
    }, 300_000);
    afterAll(() => stage.stop());

    test('each writes something, and takes it back unless it closed something', () => {
      for (const tale of TALES) {
        expect(stage.writes.up.get(tale), tale.about).not.toHaveLength(0);
        const down = expect(stage.writes.down.get(tale), tale.about);
        if (tale.leaves) down.toHaveLength(0);
        else down.not.toHaveLength(0);
      }
    });

    test.each(rounds)(
      'in bad weather all are set up once and taken back: $name',
      async ({ up, down }) => {
        const told = await stage.tell(up, down, true);
        // A removal may be sent twice; nothing is given twice.
        expect(namesOf(stage.writtenOtherwise(told))).toEqual([]);
      },
      ROUND_MS,
    );

    test.each(kills)(
      'killed, all are set up once and taken back: $name',
      async ({ up, down }) => {
        /** Every tale has come to its write by then; those that came last are not answered yet. */
        const kill = async () => {
          await stage.drawbridge.faultMet();
          await stage.drawbridge.kill();
        };
        const told = await stage.tell(up, down, false, { afterApproval: kill, duringEnd: kill });
        expect(namesOf(stage.writtenOtherwise(told))).toEqual([]);
      },
      ROUND_MS,
    );
  });
}

/** By pairs: each tale meets half of the faults on the way up and the others on the way down. */
export const byPairs = (weathers: readonly Weather[]): Round[] => {
  const half = Math.ceil(weathers.length / 2);
  const [up, down] = [weathers.slice(0, half), weathers.slice(half)];
  const names = [up, down].map((some) => some.map(({ name }) => name).join(', '));
  const at = (some: readonly Weather[]): At => ({
    faults: some.map(({ fault }) => fault),
    step: 0,
  });
  return [{ name: names.join('; then '), up: at(up), down: at(down) }];
};

/** Every fault at every one of so many writes, both ways. */
export const allOf = (weathers: readonly Weather[], steps: number): Round[] =>
  weathers.flatMap(({ name, fault }) =>
    Array.from({ length: steps }, (_, step) => ({
      name: `${name}, from write ${step + 1}`,
      up: { faults: [fault], step },
      down: { faults: [fault], step },
    })),
  );

export const killsAt = (steps: readonly number[]): Round[] =>
  steps.flatMap((step) => {
    const [unanswered, taken] = [UNANSWERED, TAKEN].map((fault) => ({ faults: [fault], step }));
    if (!unanswered || !taken) return [];
    return [
      { name: `write ${step + 1} unanswered, then taken`, up: unanswered, down: taken },
      { name: `write ${step + 1} taken, then unanswered`, up: taken, down: unanswered },
    ];
  });
