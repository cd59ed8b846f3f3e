// A check declares what it looks at of other tenants: whoever judges anew only what changed relies on it.
import { expect, test } from 'vitest';
import { assessEstate, assessTenant } from '../../../src/domain/posture/assess.ts';
import { checks } from '../../../src/domain/posture/checks/index.ts';
import type { AreaName } from '../../../src/domain/posture/facts/areas.ts';
import { elsewhere } from '../../../src/domain/posture/judgements.ts';
import { bigEstate } from '../../bench/posture-estate.ts';
import { trackingReads } from './track-reads.ts';

test('no check looks at more of other tenants than it declares', async () => {
  const { view } = await bigEstate(20, 10);
  const undeclared = checks.flatMap((check) => {
    const noted = new Set<AreaName>();
    const track = trackingReads(view, noted);
    if (check.scope === 'estate') assessEstate(check, track(undefined));
    else for (const tenant of view.tenants) assessTenant(check, tenant, track(tenant));
    const declared = elsewhere(check);
    const more = [...noted].filter((area) => !declared.includes(area));
    return more.length > 0 ? [`${check.id}: ${more.join(', ')}`] : [];
  });
  expect(undeclared).toEqual([]);
}, 60_000);
