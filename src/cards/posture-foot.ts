// What an answer could not see, and by which rules and under which reservations it was given.
import type { Answer, Blind } from '../domain/posture/answers/answer.ts';
import { plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

const LINES = 6;
const RULES = 4;

const ORDER: readonly Blind['kind'][] = ['unreadable', 'gap', 'withheld', 'unlicensed'];

export function blindLines(
  blind: readonly Blind[],
  reader: Reader,
  cut: (length: number) => number,
) {
  const sorted = [...blind].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const left = sorted.slice(LINES);
  const tenants = new Set(left.map(({ tenant }) => tenant)).size;
  return [
    ...sorted.slice(0, LINES).map(({ tenant, what, why, kind, tried }) => ({
      label: plain(`${plain(tenant, cut(80))}: `),
      text: plain(
        `${what}, ${kind === 'unlicensed' ? 'not licensed' : why}${tried === undefined ? '' : ` (tried ${sayMoment(tried, reader)})`}`,
        cut(400),
      ),
    })),
    ...(left.length > 0
      ? [
          {
            label: '',
            text: `And ${left.length} more, in ${tenants} ${tenants === 1 ? 'tenant' : 'tenants'}; "how fresh is the data" lists them.`,
          },
        ]
      : []),
  ];
}

export function notesOf({ rules = [], notes = [] }: Answer): string[] {
  const named = rules
    .slice(0, RULES)
    .map(({ id, title, profile }) => `${id} ${title}${profile ? ` (profile ${profile})` : ''}`);
  const more = rules.length > RULES ? [`and ${rules.length - RULES} more`] : [];
  return [
    ...notes.slice(0, 5),
    ...(named.length > 0
      ? [`By ${named.length === 1 ? 'the rule' : 'the rules'} ${[...named, ...more].join('; ')}.`]
      : []),
  ];
}
