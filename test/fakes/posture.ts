// A surveyor that answers what a test says, and a store of snapshots in memory.
import type { AreaName } from '../../src/domain/posture/facts/areas.ts';
import type { Reading, TenantFacts } from '../../src/domain/posture/reading.ts';
import type { PostureStore } from '../../src/ports/posture-store.ts';
import type { Surveyor } from '../../src/ports/surveyor.ts';

export class MemoryPosture implements PostureStore {
  readonly facts = new Map<string, TenantFacts>();
  kept = 0;
  async latest(tenantIds: readonly string[]) {
    return new Map(
      tenantIds.flatMap((id) => {
        const facts = this.facts.get(id);
        return facts ? [[id, facts] as const] : [];
      }),
    );
  }
  async asOf(tenantId: string) {
    return this.facts.get(tenantId) ?? { tenantId, readings: {} };
  }
  async keep(facts: TenantFacts) {
    this.kept += 1;
    const before = this.facts.get(facts.tenantId)?.readings;
    this.facts.set(facts.tenantId, {
      tenantId: facts.tenantId,
      readings: { ...before, ...facts.readings },
    });
  }
  async changedAt() {
    return [];
  }
}

/** Answers each area with the same reading, and tells what it was asked. */
export class FakeSurveyor implements Surveyor {
  readonly asked: Array<{ tenantId: string; areas: readonly AreaName[]; urgent: boolean }> = [];
  readonly answer: (tenantId: string, area: AreaName) => Reading<never>;
  constructor(answer: (tenantId: string, area: AreaName) => Reading<never>) {
    this.answer = answer;
  }
  async survey(
    tenantId: string,
    {
      areas = ['skus', 'domains'],
      urgent = false,
    }: { readonly areas?: readonly AreaName[]; readonly urgent?: boolean } = {},
  ): Promise<TenantFacts> {
    this.asked.push({ tenantId, areas, urgent });
    return {
      tenantId,
      readings: Object.fromEntries(areas.map((area) => [area, this.answer(tenantId, area)])),
    };
  }
}
