// `Which of them are stale?`, `where is it not?`: part of what was listed, and where the other answer holds.
import type { Listed, Question } from '../../domain/posture/question.ts';
import { one, type Reading } from './readings.ts';
import type { Said } from './said.ts';

/** What a list is of, in the word that its narrower lists are known by. */
const NOUN: { readonly [L in Listed]?: string } = {
  applications: 'apps',
  'foreign-service-principals': 'apps',
  'privileged-service-principals': 'apps',
  'conditional-access-policies': 'policies',
  'report-only-policies': 'policies',
  'disabled-policies': 'policies',
};

const nounOf = (of: Listed): string | undefined => {
  const last = of.split('-').at(-1) ?? '';
  if (NOUN[of]) return NOUN[of];
  if (of === 'external-administrators' || last === 'administrators') return 'admins';
  if (last === 'guests' || of === 'external-members') return 'guests';
  return /^(?:partners|domains|devices|tenants)$/.test(last) ? last : undefined;
};

/** All of a kind: nothing is narrowed by them. */
const WHOLE: ReadonlySet<Listed> = new Set([
  'guests',
  'partners',
  'applications',
  'conditional-access-policies',
  'domains',
  'devices',
  'tenants',
]);

const OF_THEM =
  /^ (?:and |ok |so |but )*(which|how many|who|list|show|any)(?: ones)? of (?:them|these|those) .+ $/;
const WHERE =
  /^ (?:and |ok |so |but )*(?:where|in which (?:tenants?|ones?)|(?:which|what) (?:tenants?|ones?)|who)(?: else)? (?:is|are|does|do|has|have)(?: (?:it|they|that|this|he|she))?( not)?(?: (?:it|so|that|the case|in order|like that|true|done|set|there))? (?:\? )?$/;

/** `again` reads other words as if they had been typed. */
export function readOfThem(
  said: Said,
  again: (text: string) => Reading | undefined,
): Reading | undefined {
  const { before } = said;
  if (!before) return undefined;
  const where = WHERE.exec(said.line.s);
  if (where) return elsewhereOf(before, where[1] !== undefined);
  const match = OF_THEM.exec(said.line.s);
  if (!match || before.ask !== 'list') return undefined;
  const noun = nounOf(before.of);
  const [, lead = ''] = match;
  // As typed: names in it are found again.
  const rest = /\bof (?:them|these|those)\b(.*)$/i.exec(said.line.cleaned)?.[1]?.trim() ?? '';
  const which = lead === 'how many' ? 'how many' : 'which';
  const reading = noun ? again(`${which} ${noun} ${rest}`) : undefined;
  const count = lead === 'how many' ? { count: true as const } : {};
  if (reading?.as === 'question' && 'tenants' in reading.question) {
    const { question } = reading;
    // `Which of them are in …`: another place for the same list.
    const tenants = question.tenants === 'all' ? before.tenants : question.tenants;
    const narrower = question.ask === 'list' && !WHOLE.has(question.of);
    const of = narrower ? question.of : before.of;
    const from = ('from' in question ? question.from : undefined) ?? before.from;
    if (question.ask === 'list' || question.ask === 'outsiders')
      return one({ ask: 'list', of, tenants, ...(from && { from }), ...count });
  }
  // Not a list of its own: the same one, and what narrows it is left out by name.
  const { count: _, ...same } = before;
  return one({ ...same, ...count });
}

function elsewhereOf(before: Question, not: boolean): Reading | undefined {
  if (before.ask === 'check' || before.ask === 'why') {
    const checks = before.ask === 'check' ? before.checks : [before.check];
    return one({ ask: 'check', checks, tenants: 'all', ...(!not && { showing: 'pass' as const }) });
  }
  if (before.ask === 'relation' && before.relation.of === 'trust') {
    return one({ ask: 'matrix', of: 'trust', tenants: 'all' });
  }
  return undefined;
}
