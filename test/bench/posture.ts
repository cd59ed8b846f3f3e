// How long it takes to judge a thousand tenants with a hundred thousand guests, and one of them that changed.

import { checks } from '../../src/domain/posture/checks/index.ts';
import { reassess } from '../../src/domain/posture/reassess.ts';
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
  const begun = cpu();
  const first = reassess(checks, view);
  const all = cpu() - begun;
  const after = changed(view.tenants[5]?.tenant.id ?? '');
  const again = cpu();
  const second = reassess(checks, after, first);
  return {
    tenants,
    guests,
    checks: checks.length,
    results: first.results.length,
    rejudged: second.judged,
    all,
    one: cpu() - again,
  };
}
