// What is said where words are no question that can be answered: why, and what would work instead.
import { type Refusal, refusal } from '../../shared/refusal.ts';
import type { Estate } from '../estate/estate.ts';
import { notYours, type Readable } from './authority.ts';
import type { Understood } from './question.ts';

type Because = Extract<Understood, { as: 'unanswerable' }>['because'];

const EXAMPLES =
  'Ask for example "what should we fix first?", "which tenants have standing Global Administrators?", "what changed since Monday?" or, with the names of two tenants, whether one trusts the MFA of the other.';

const SAID: Readonly<
  Record<Exclude<Because, 'unknown-tenant' | 'unknown-partner'>, readonly [string, string]>
> = {
  'out-of-scope': ['That is not something I can know: I know how tenants stand.', EXAMPLES],
  'personal-data': [
    'That is about somebody’s private life, which I neither read nor keep.',
    'What I can tell is which accounts, roles and access somebody has.',
  ],
  'other-language': ['I understand English only.', EXAMPLES],
  future: [
    'That lies in the future, and I know only what was and what is.',
    'Ask with a day that has been, such as "since last Monday".',
  ],
  'too-long': ['That is too long to be one question.', 'Ask one thing at a time, in a sentence.'],
  'not-understood': ['I did not understand what you want to know.', EXAMPLES],
  'needs-tenant': ['It is not clear which tenant you mean.', 'Ask again with its name.'],
  'needs-partner': [
    'It is not clear which other tenant you mean.',
    'Ask again with both names, and say in which of them.',
  ],
  'not-observable': [
    'That cannot be read from Microsoft Graph as I read it, so I cannot tell.',
    'What somebody stands for about it may be declared in the estate: ask for the attestations.',
  ],
};

/** Said of the words alone, whoever asks. */
const WHATEVER: ReadonlySet<Because> = new Set([
  'out-of-scope',
  'personal-data',
  'other-language',
  'too-long',
]);

/** Which tenants there are is told to nobody who may not ask about them. */
export function whyUnanswered(
  estate: Estate,
  readable: Readable,
  because: Because,
  words: string | undefined,
): Refusal {
  const names = readable.tenants.flatMap(
    (id) => estate.tenants.find((tenant) => tenant.id === id)?.displayName ?? [],
  );
  if (because === 'unknown-tenant' || because === 'unknown-partner') {
    if (!readable.everything) return notYours(estate, readable);
    return refusal(
      `posture-${because}`,
      words ? `I know no tenant called “${words}”.` : 'I know no tenant of that name.',
      `You may ask about ${new Intl.ListFormat('en').format(few(names))}.`,
    );
  }
  // Whoever may ask about nothing is helped by no better words, and should find out no names by trying.
  if (readable.tenants.length === 0 && !WHATEVER.has(because)) return notYours(estate, readable);
  const [sentence, next] = SAID[because];
  const which =
    because === 'needs-tenant' && names.length > 0
      ? ` You may ask about ${new Intl.ListFormat('en').format(few(names))}.`
      : '';
  return refusal(`posture-${because}`, sentence, `${next}${which}`);
}

/** A thousand names would help nobody. */
const few = (names: readonly string[]): readonly string[] =>
  names.length > 12 ? [...names.slice(0, 10), `${names.length - 10} more`] : names;
