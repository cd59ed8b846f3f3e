// One person's place in a group: given directly, through PIM as eligible or active, or with an access package.
// To Entra it is one place.
import type { GroupAccess } from '../../estate/estate.ts';

export type PlaceWay = 'direct' | 'eligible' | 'active' | 'package';

interface Place {
  readonly tenantId: string;
  readonly groupId: string;
  readonly accessId: GroupAccess;
  readonly objectId: string;
}

const WAYS: readonly PlaceWay[] = ['direct', 'eligible', 'active', 'package'];

/** The key of the place, given in this way. */
export const placeKey = (
  way: PlaceWay,
  { tenantId, groupId, accessId, objectId }: Place,
): string => {
  if (way === 'direct') return `${accessId}/${tenantId}/${groupId}/${objectId}`;
  return way === 'package'
    ? `group-package/${tenantId}/${groupId}/${accessId}/${objectId}`
    : `group-pim/${tenantId}/${groupId}/${accessId}/${way}/${objectId}`;
};

/** Keys of the same place, given in other ways. */
export const otherPlaces = (way: PlaceWay, place: Place): string[] =>
  WAYS.filter((one) => one !== way).map((one) => placeKey(one, place));

/** Whatever the way, only one hand touches the place. */
export const placeHand = ({ tenantId, groupId, accessId, objectId }: Place): string =>
  `place/${tenantId}/${groupId}/${accessId}/${objectId}`;
