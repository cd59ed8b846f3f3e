// A check and what it says of the golden tenants, spoilt in one way a row.
import { describe, expect, test } from 'vitest';
import type { PostureState } from '../../../src/domain/posture/result.ts';
import { resultOf, type Spoil } from './golden.ts';

export type Row = readonly [
  what: string,
  tenantId: string,
  state: PostureState,
  ...spoils: readonly Spoil[],
];

export function table(id: string, rows: readonly Row[]): void {
  describe(id, () => {
    for (const [what, tenantId, state, ...spoils] of rows) {
      test(what, () => {
        const result = resultOf(id, tenantId, ...spoils);
        expect(result.state, result.reason).toBe(state);
      });
    }
  });
}
