// The report to read: what is wrong first, then each tenant, then what could not be seen.

import { AREA_WORDS } from '../answers/area-words.ts';
import { STATE_CELLS } from '../answers/states.ts';
import type { AreaName } from '../facts/areas.ts';
import {
  gravestFailures,
  type Judged,
  type Report,
  SEVERITIES,
  type TenantReport,
} from '../report.ts';
import { day, inMarkdown, minute, oneLine, plural } from './text.ts';
import { trustTable } from './trust.ts';

export const reportMarkdown = (report: Report): string =>
  `${[
    `# How the tenants of ${inMarkdown(report.organization)} stand`,
    summary(report),
    ...blindness(report),
    ...findings(report),
    ...accepted(report),
    ...(report.ofEstate.length > 0 ? ['## Between the tenants', resultTable(report.ofEstate)] : []),
    ...trustTable(report.trust),
    ...report.tenants.flatMap(tenantSection),
  ].join('\n\n')}\n`;

function summary(report: Report): string {
  const { tenants, findings: found, at } = report;
  const read = tenants.filter(({ blind }) => !blind).length;
  const failures = found.filter(({ result }) => result.state === 'fail').length;
  const gravest = gravestFailures(report).length;
  const oldest = tenants.flatMap((one) => one.oldest ?? []);
  return [
    `${plural(failures, 'check')} ${failures === 1 ? 'fails' : 'fail'}, ${gravest} of ${gravest === 1 ? 'it' : 'them'} critical or high; ${found.length - failures} ${found.length - failures === 1 ? 'is' : 'are'} met in part. ${plural(read, 'tenant')} of ${tenants.length} could be read.`,
    `Written ${minute(at)}${oldest.length > 0 ? `; the oldest fact is of ${minute(Math.min(...oldest))}` : ''}. "attested" marks what rests on the word of a person, not on the directory.`,
  ].join('\n\n');
}

function blindness({ tenants }: Report): string[] {
  const lines = tenants.flatMap(({ view, blind, unread, gaps }) => {
    const name = inMarkdown(view.tenant.displayName);
    const [first] = unread;
    if (blind) {
      return [
        `- **${name}**: nothing could be read: ${inMarkdown(first?.sentence ?? 'not read yet')}.`,
      ];
    }
    return [
      ...unread.map(
        ({ areas, sentence }) =>
          `- **${name}**, ${inMarkdown(areasOf(areas))}: ${inMarkdown(sentence)}.`,
      ),
      ...gaps.map(
        ({ area, gap }) =>
          `- **${name}**, ${inMarkdown(areasOf([area]))}, in part: ${inMarkdown(gap)}.`,
      ),
    ];
  });
  return lines.length > 0 ? ['## What could not be seen', lines.join('\n')] : [];
}

const areasOf = (areas: readonly string[]): string =>
  areas.map((area) => AREA_WORDS[area as AreaName]).join(', ');

function findings({ findings: found }: Report): string[] {
  if (found.length === 0) return ['## Findings', 'None.'];
  return [
    '## Findings',
    ...SEVERITIES.flatMap((severity) => {
      const ofThat = found.filter(({ check }) => check.severity === severity);
      const checks = Map.groupBy(ofThat, ({ check }) => check);
      return [...checks].flatMap(([check, judged], i) => [
        ...(i === 0 ? [`### ${severity.charAt(0).toUpperCase()}${severity.slice(1)}`] : []),
        `#### ${check.id} ${inMarkdown(check.title)}`,
        judged.map(findingLines).join('\n'),
        `What to do: ${inMarkdown(check.remediation)}`,
      ]);
    }),
  ];
}

const SHOWN = 10;

function findingLines({ view, result }: Judged): string {
  const against = result.evidence.filter(({ good }) => !good);
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
    ...(result.notes ?? []).map((note) => `  - ${inMarkdown(note)}`),
  ].join('\n');
}

const marks = ({ attested, profile }: Judged['result']): string =>
  `${attested ? ' (attested)' : ''}${profile ? ` (profile: ${inMarkdown(profile)})` : ''}`;

function accepted({ accepted: taken }: Report): string[] {
  if (taken.length === 0) return [];
  const lines = taken.map(({ check, view, result }) => {
    const { by, because, until } = result.accepted ?? { by: '', because: '', until: 0 };
    return `- ${check.id} ${inMarkdown(check.title)}, **${inMarkdown(view?.tenant.displayName ?? 'all tenants')}**: accepted by ${inMarkdown(by)} until ${day(until)}, because: ${inMarkdown(because)}`;
  });
  return ['## Accepted, until a day', lines.join('\n')];
}

function tenantSection({ view, judged, oldest, newest, unlicensed }: TenantReport): string[] {
  const { tenant, declared } = view;
  const age =
    oldest === undefined || newest === undefined
      ? 'Nothing could be read.'
      : `Facts of ${minute(oldest)}${newest - oldest > 60_000 ? ` to ${minute(newest)}` : ''}.`;
  const owner = declared.owner ? ` Owner: ${inMarkdown(declared.owner)} (attested).` : '';
  return [
    `## ${inMarkdown(tenant.displayName)}`,
    `${tenant.kind.charAt(0).toUpperCase()}${tenant.kind.slice(1)} tenant, ${oneLine(tenant.id)}. ${inMarkdown(tenant.purpose)}.${owner} ${age}`,
    ...(unlicensed.length > 0 ? [`No licence for: ${inMarkdown(areasOf(unlicensed))}.`] : []),
    resultTable(judged),
  ];
}

const resultTable = (judged: readonly Judged[]): string =>
  [
    '| Check | | State | Reason |',
    '| --- | --- | --- | --- |',
    ...judged.map(
      ({ check, result }) =>
        `| ${check.id} | ${inMarkdown(check.title)} | ${STATE_CELLS[result.state].word}${result.accepted ? ', accepted' : ''}${marks(result)} | ${inMarkdown(result.reason)} |`,
    ),
  ].join('\n');
