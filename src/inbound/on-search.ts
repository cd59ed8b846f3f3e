// A card's input asks for choices while somebody types.
import { plain } from '../cards/text.ts';
import { offerTitle } from '../shared/offer-title.ts';
import { searchOffers } from '../usecases/search-offers.ts';
import type { InboundDeps } from './deps.ts';
import type { Actor, Choice } from './types.ts';

/** `dataset` is the id of a kind of access; any other finds nothing. */
export async function onSearch(
  deps: InboundDeps,
  actor: Actor,
  dataset: string,
  text: string,
): Promise<readonly Choice[]> {
  const offers = await searchOffers(deps, actor, dataset, text.slice(0, 200));
  return offers.map((offer) => ({ title: plain(offerTitle(offer), 120), value: offer.value }));
}
