// Every open request in which one of these words stands, page by page: of many none is left out silently.
import type { AccessRequest } from '../domain/access/request.ts';
import type { RequestStore } from '../ports/request-store.ts';

const PAGE = 1_000;

/** Those that are wanted, the oldest first. */
export async function allMentioning(
  store: Pick<RequestStore, 'openMentioning'>,
  words: readonly string[],
  isWanted: (request: AccessRequest) => boolean,
  page = PAGE,
): Promise<AccessRequest[]> {
  const wanted: AccessRequest[] = [];
  let last: AccessRequest | undefined;
  for (;;) {
    const found = await store.openMentioning(words, page, last);
    wanted.push(...found.filter(isWanted));
    last = found.at(-1);
    if (!last || found.length < page) return wanted;
  }
}
