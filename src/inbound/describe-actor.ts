// "who am i", answered with a card.
import { refusalCard, whoAmICard } from '../cards/notices.ts';
import { describePerson } from '../usecases/describe-person.ts';
import type { InboundDeps } from './deps.ts';
import { tenantName, tenantNames } from './draw-request.ts';
import type { Actor, Reply } from './types.ts';

export async function describeActor(deps: InboundDeps, actor: Actor): Promise<Reply> {
  const described = await describePerson(deps, actor);
  if (!described.ok) {
    return { card: refusalCard([described.error]), summary: described.error.sentence };
  }
  const { identity, owns, ownsElsewhere } = described.value;
  const named = (ids: readonly string[]) =>
    new Intl.ListFormat('en').format(ids.map((id) => tenantName(deps.estate, id)));
  const roles = [
    ...(owns.length > 0 ? [`You decide about access to ${named(owns)}.`] : []),
    ...(ownsElsewhere.length > 0
      ? [`With another account of yours you decide about access to ${named(ownsElsewhere)}.`]
      : []),
  ];
  const card = whoAmICard(identity, tenantNames(deps.estate), roles);
  return { card, summary: identity.account.displayName };
}
