// What to do first.
import { one, type Reading } from './readings.ts';
import { type Said, scopeOf } from './said.ts';

export function readFirst(said: Said): Reading | undefined {
  const first =
    / (?:(?:fix|do|tackle|address|start|begin|look at|handle|work on|clean up|improve|focus|attend|sort out|solve|remediate)\w* (?:with |on |at )?(?:first|now|next)|(?:what|where) (?:should|shall|do|must|would|to) (?:i |we |you |@\d+ |one )?(?:to )?(?:start|begin|fix|focus|prioriti[sz]e|improve|tackle|do|worry|work on)|priorit(?:y|ies|i[sz]e)|(?:most|more) (?:urgent|important|serious|severe|critical|pressing|dangerous|worrying|risky|broken)|(?:biggest|worst|top|greatest|main|largest|highest|gravest|key|critical) (?:\d+ |ten |five |three |security )?(?:risks?|problems?|issues?|findings?|gaps?|failures?|weakness\w*|concerns?|holes?|priorit\w+|exposures?|worr(?:y|ies)|threats?|dangers?|thing)|what (?:is|looks) (?:worst|wrong|broken|bad|urgent|on fire|most \w+)|quick wins?|weakness\w*|weakest|weak spots?|(?:which|what) tenants? (?:is|are|looks?) (?:the |in the )?(?:worst|weakest|riskiest|least secure)(?: shape)?|low hanging fruit|to ?do list|what (?:needs|requires) (?:fixing|attention|doing|work|my attention)|keeps? (?:me|you|us|@\d+) (?:up|awake)|anything (?:on fire|urgent|critical|bad|alarming|worrying)|what (?:worries|scares) you|worry about(?: most)?) /;
  const s = said.line.s;
  if (!first.test(s) || / (?:did|changed?|since) /.test(s)) return undefined;
  return one({ ask: 'first', tenants: scopeOf(said) });
}
