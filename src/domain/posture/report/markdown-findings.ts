// The findings of a report to read: gravest first, with the objects against it and what to do.
import { STATE_CELLS } from '../answers/states.ts';
import { type Judged, type Report, SEVERITIES } from '../report.ts';
import type { Evidence } from '../result.ts';
import { inMarkdown } from './text.ts';

export function findings({ findings: found }: Report): string[] {
  if (found.length === 0) return ['## Findings', 'None.'];
  return [
    '## Findings',
    ...SEVERITIES.flatMap((severity) => {
      const ofThat = found.filter(({ check }) => check.severity === severity);
      const checks = Map.groupBy(ofThat, ({ check }) => check);
      return [...checks].flatMap(([check, judged], i) => [
        ...(i === 0 ? [`### ${severity.charAt(0).toUpperCase()}${severity.slice(1)}`] : []),
        `#### ${check.id} ${inMarkdown(check.title)}`,
        [
          ...judged.map((one) => findingLines(one, sharedNotes(judged))),
          ...sharedNotes(judged).map((note) => `- ${inMarkdown(note)}`),
        ].join('\n'),
        `What to do: ${inMarkdown(check.remediation)}`,
      ]);
    }),
  ];
}

const SHOWN = 10;

/** What is said of every tenant of several stands once, below them. */
function sharedNotes([first, ...others]: readonly Judged[]): string[] {
  if (!first || others.length === 0) return [];
  const notes = first.result.notes ?? [];
  return notes.filter((note) => others.every(({ result }) => result.notes?.includes(note)));
}

function findingLines({ view, result }: Judged, shared: readonly string[]): string {
  const against = result.evidence.filter((one) => !one.good && !isSaid(one, result.reason));
  const more = against.length - SHOWN;
  return [
    `- **${inMarkdown(view?.tenant.displayName ?? 'All tenants')}**, ${STATE_CELLS[result.state].word.toLowerCase()}${marks(result)}: ${inMarkdown(result.reason)}`,
    ...against
      .slice(0, SHOWN)
      .map(
        ({ name, id, detail }) =>
          `  - ${inMarkdown(name || id)}${detail ? `: ${inMarkdown(detail)}` : ''}`,
      ),
    ...(more > 0 ? [`  - and ${more} more, in the CSV and JSON files`] : []),
    ...(result.notes ?? [])
      .filter((note) => !shared.includes(note))
      .map((note) => `  - ${inMarkdown(note)}`),
  ].join('\n');
}

/** Evidence that the reason has told word for word already. */
const isSaid = ({ name, detail }: Evidence, reason: string): boolean =>
  detail !== undefined &&
  (reason.includes(`“${name}” ${detail}`) || reason.includes(`${name} (${detail})`));

/** What is not known rests on nobody's word either. */
export const marks = ({ attested, profile, state }: Judged['result']): string =>
  `${attested && state !== 'unknown' ? ' (attested)' : ''}${profile ? ` (profile: ${inMarkdown(profile)})` : ''}`;
