// What the routes of administrative units have in common.
import { type Body, text } from '../body.ts';
import { type Call, idOf } from '../call.ts';
import { nameOf, objectOf } from '../objects.ts';

export const UNITS = '/directory/administrativeUnits';

export const unitOf = (call: Call) => objectOf(call.tenant, 'administrativeUnits', idOf(call));

export function noteUnit(
  call: Call,
  unit: Body,
  said: [summary: string, before: string, after: string],
  activity: string,
) {
  const [summary, before, after] = said;
  call.note({
    summary,
    before,
    after,
    audit: {
      activity,
      category: 'AdministrativeUnit',
      targets: [{ id: text(unit, 'id') ?? '', type: 'Other', displayName: nameOf(unit) }],
    },
  });
}
