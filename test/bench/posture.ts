// How long it takes to judge a thousand tenants with a hundred thousand guests, and one of them that changed.

import type { EstateView } from '../../src/domain/posture/check.ts';
import { checks } from '../../src/domain/posture/checks/index.ts';
import { createJudgements } from '../../src/domain/posture/judgements.ts';
import { bigEstate } from './posture-estate.ts';

export interface Judging {
  readonly tenants: number;
  readonly guests: number;
  readonly checks: number;
  readonly results: number;
  /** All of them, milliseconds. */
  readonly all: number;
  /** Results that were judged anew after one tenant changed. */
  readonly rejudged: number;
  /** How long that took. */
  readonly one: number;
}

/** Of this process, so that whatever else runs on the machine does not count. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

export async function measureJudging(tenants = 1_000, guestsEach = 112): Promise<Judging> {
  const { view, guests, changed } = await bigEstate(tenants, guestsEach);
  const judgements = createJudgements();
  /** Every check over every tenant; gives how many results there are. */
  const ask = (over: EstateView): number => {
    const judge = judgements.over(over, 'all');
    return checks
      .map((check) => {
        if (check.scope === 'estate') return [judge(check, undefined)].length;
        return over.tenants.map((tenant) => judge(check, tenant)).length;
      })
      .reduce((a, b) => a + b, 0);
  };
  const begun = cpu();
  const results = ask(view);
  const all = cpu() - begun;
  const first = judgements.judged();
  const after = changed(view.tenants[5]?.tenant.id ?? '');
  const again = cpu();
  ask(after);
  return {
    tenants,
    guests,
    checks: checks.length,
    results,
    rejudged: judgements.judged() - first,
    all,
    one: cpu() - again,
  };
}
