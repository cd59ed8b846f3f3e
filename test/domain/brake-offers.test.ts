// A form under a brake: what cannot be had is told before it is filled in, and the rest stays.
import { describe, expect, test } from 'vitest';
import type { Brake } from '../../src/domain/access/brake.ts';
import { underBrakes } from '../../src/domain/access/brake-offers.ts';
import { AWAY, estate, HOME, OWNER } from '../fakes/estate.ts';

const brake = (tenantId: string | null): Brake => ({
  id: '7K3F-9QX3',
  version: 1,
  tenantId,
  by: OWNER,
  at: 0,
  ends: [],
  personal: null,
});
const offer = (tenantId: string, id = '1') => ({
  resource: { kind: 'any', tenantId, id },
  name: 'Something',
  tenant: tenantId === AWAY ? 'Away' : 'Home',
});
const here = offer(HOME);
const there = offer(AWAY);
const grant = { lifecycle: 'personal-grant' } as const;
const setting = { lifecycle: 'relationship-setting' } as const;
const none = () => false;

describe('what ends by itself', () => {
  test('is not listed where a tenant is paused, and the other tenants stay', () => {
    const shown = underBrakes(estate(), [brake(AWAY)], grant, [here, there], none);
    expect(shown).toEqual({
      offers: [here],
      notes: [
        'Nothing in Away is listed: Drawbridge is paused there, until an owner of Away resumes it.',
      ],
    });
  });

  test('is refused with its way forward where it was meant, or where nothing else is offered', () => {
    const meant = underBrakes(
      estate(),
      [brake(AWAY)],
      grant,
      [here, there],
      (one) => one === there,
    );
    expect(meant).toMatchObject({ offers: [here], notes: [], why: { code: 'paused' } });
    expect(underBrakes(estate(), [brake(AWAY)], grant, [there], none)).toMatchObject({
      offers: [],
      why: { code: 'paused' },
    });
  });

  test('is not listed anywhere under a lockdown', () => {
    const shown = underBrakes(estate(), [brake(AWAY), brake(null)], grant, [here, there], none);
    expect(shown).toMatchObject({ offers: [], why: { code: 'locked-down' } });
  });

  test('is as always without a brake, and under one of a tenant that offers nothing', () => {
    for (const brakes of [[], [brake(HOME)]]) {
      const shown = underBrakes(estate(), brakes, grant, [there], () => true);
      expect(shown).toEqual({ offers: [there], notes: [] });
    }
  });
});

test('between tenants something may still be closed, so it stays with a word about it', () => {
  for (const tenantId of [AWAY, HOME]) {
    const shown = underBrakes(estate(), [brake(tenantId)], setting, [offer(AWAY, HOME)], none);
    expect(shown.offers).toHaveLength(1);
    expect(shown.notes.join()).toContain('only what closes something there can be asked for');
    expect(shown.why).toBeUndefined();
  }
});
