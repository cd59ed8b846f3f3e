// A prepared access that stands ready, and the person of security who hears of it.
import type { BreakGlass } from '../../src/domain/estate/limits.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { AWAY, GROUP, HOME } from './estate.ts';

export const SECURITY = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000001' };

export const GLASS: BreakGlass = {
  id: 'payments',
  place: 'estate.yaml:7',
  title: 'Payments stand still',
  kind: 'guest-access',
  tenantId: AWAY,
  resource: GROUP,
  people: ['employee'],
  longest: 4 * HOUR,
  atMost: { count: 2, in: 30 * DAY },
  tell: ['security'],
  because: 'Suppliers are paid daily.',
};
