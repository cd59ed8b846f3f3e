// "Same access as …", answered with a list to ask from.
import { colleagueCard, whichColleagueCard } from '../cards/colleague.ts';
import { refusalCard } from '../cards/notices.ts';
import { compareAccess } from '../usecases/compare-access.ts';
import type { InboundDeps } from './deps.ts';
import { tenantNames } from './draw-request.ts';
import type { Actor, Reply } from './types.ts';

export async function sameAccess(deps: InboundDeps, actor: Actor, as: string): Promise<Reply> {
  const { tenantId, objectId } = actor;
  const compared = await compareAccess(deps, { tenantId, objectId }, as);
  if (!compared.ok) {
    return { card: refusalCard([compared.error]), summary: compared.error.sentence };
  }
  const { value } = compared;
  if (value.found === 'several') {
    const card = whichColleagueCard(value.people, tenantNames(deps.estate));
    return { card, summary: 'Whom do you mean?' };
  }
  const colleague = value.colleague.displayName;
  return {
    card: colleagueCard({ ...value, colleague }),
    summary: 'What a colleague has that you could ask for',
  };
}
