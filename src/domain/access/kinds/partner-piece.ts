// A piece of a plan about a partner: steps with their words, which kinds put together in their order.
import { type Change, changeParts } from '../change.ts';
import type { Wish } from '../kind.ts';
import type { Step, StepWords } from '../plan.ts';
import { heldParts, type Pair } from './partner-standing.ts';

export const PARTNERS_WRITER = 'partners-writer';

export interface Piece {
  readonly steps: readonly Step[];
  readonly words: Readonly<Record<string, StepWords>>;
  /** What is so already without us, in sentences. */
  readonly there: readonly string[];
}

export const NOTHING: Piece = { steps: [], words: {}, there: [] };

export const joined = (pieces: readonly Piece[]): Piece => ({
  steps: pieces.flatMap(({ steps }) => steps),
  words: Object.assign({}, ...pieces.map(({ words }) => words)),
  there: pieces.flatMap(({ there }) => there),
});

export const partnerStep = (id: string, change: Change, calls: number): Step => ({
  id,
  change,
  identity: PARTNERS_WRITER,
  permission: 'Policy.ReadWrite.CrossTenantAccess',
  calls,
});

/** Keys among those of `steps` that open requests of ours hold: what a plan rests on. */
export const heldOf = (steps: readonly Step[], wish: Wish): string[] => {
  const held = heldParts(wish);
  return steps.flatMap(({ change }) => changeParts(change)).filter((key) => held.has(key));
};

/** The entry that every other setting stands in, where there is none yet. */
export function entryPiece({ tenant, partner }: Pair, there: boolean): Piece {
  if (there) return NOTHING;
  const id = `entry-${tenant.name}`;
  const change = { type: 'partner-entry', tenantId: tenant.id, partnerId: partner.id } as const;
  return {
    steps: [partnerStep(id, change, 2)],
    words: {
      [id]: {
        before: `${tenant.displayName}: no entry for ${partner.displayName}, the default settings count`,
        after: 'An entry of its own, in which everything else stays as the default',
        undo: `The entry for ${partner.displayName} stays in ${tenant.displayName}.`,
      },
    },
    there: [],
  };
}
