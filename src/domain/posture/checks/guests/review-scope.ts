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

/** Guests of one group are not all guests; many groups at once are named by the enumeration. */
export const isOfOneGroup = ({ scope, instanceEnumerationScope }: AccessReviewFact): boolean =>
  textsIn(instanceEnumerationScope).length === 0 &&
  textsIn(scope).some((text) => /\/groups\/[0-9a-f-]{36}\//.test(text));
