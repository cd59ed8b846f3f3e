// Whom an access review is about, read from the queries of its scope.
import type { AccessReviewFact } from '../../facts/roles.ts';

/** Queries come as they were typed or encoded for an address. */
const GUESTS = /usertype eq 'guest'/;

const plain = (text: string): string =>
  text
    .replace(/%27/g, "'")
    .replace(/(\+|%20|\s)+/g, ' ')
    .toLowerCase();

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [plain(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

export const isAboutGuests = ({ scope, instanceEnumerationScope }: AccessReviewFact): boolean => {
  const texts = [...textsIn(scope), ...textsIn(instanceEnumerationScope)];
  return texts.some(
    (text) => (GUESTS.test(text) && !/not ?\( ?usertype/.test(text)) || text === 'guestusers',
  );
};

/** Whose guests alone it is about, in words; many groups at once are named by the enumeration. */
export function onlyGuestsOf({ scope, instanceEnumerationScope }: AccessReviewFact): string[] {
  const texts = textsIn(instanceEnumerationScope).length === 0 ? textsIn(scope) : [];
  const names = (kind: RegExp) => texts.some((text) => kind.test(text));
  return [
    ...(names(/\/groups\/[0-9a-f-]{36}(?:[/?]|$)/)
      ? ['it is of the guests of one group only']
      : []),
    ...(names(/\/(?:serviceprincipals|applications)\/[0-9a-f-]{36}(?:[/?]|$)/)
      ? ['it is of the guests of one application only']
      : []),
    ...([scope, instanceEnumerationScope].some(hasInactiveDuration)
      ? ['it is of guests who come no more only']
      : []),
  ];
}

/** https://learn.microsoft.com/graph/api/resources/accessreviewinactiveusersqueryscope */
const hasInactiveDuration = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (('inactiveDuration' in value && value.inactiveDuration !== null) ||
    Object.values(value).some(hasInactiveDuration));
