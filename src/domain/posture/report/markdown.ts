// The report to read: what is wrong first, then each tenant, then what could not be seen.
import { AREA_WORDS } from '../answers/area-words.ts';
import { AS_FAR_AS_SEEN, STATE_CELLS } from '../answers/states.ts';
import type { AreaName } from '../facts/areas.ts';
import { gravestFailures, type Judged, type Report, type TenantReport } from '../report.ts';
import { findings, marks } from './markdown-findings.ts';
import { strangers } from './strangers.ts';
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
    ...strangers(report.strangers, report.tenants),
    ...report.tenants.flatMap(tenantSection),
  ].join('\n\n')}\n`;

function summary(report: Report): string {
  const { tenants, findings: found, at } = report;
  const read = tenants.filter(({ blind }) => !blind).length;
  const failures = found.filter(({ result }) => result.state === 'fail').length;
  const gravest = gravestFailures(report).length;
  const halves = found.length - failures;
  const judged = [...tenants.flatMap((one) => one.judged), ...report.ofEstate];
  const open = judged.filter(({ result }) => result.state === 'unknown').length;
  const oldest = tenants.flatMap((one) => one.oldest ?? []);
  return [
    `${plural(failures, 'finding')} ${failures === 1 ? 'is' : 'are'} not in order, ${gravest} of them critical or high; ${halves} ${halves === 1 ? 'is' : 'are'} in order in part, and of ${open} nothing could be told. ${plural(read, 'tenant')} of ${tenants.length} could be read.`,
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

const stateWord = (area: string, { state }: Judged['result']): string =>
  state === 'pass' && area === 'isolation' ? AS_FAR_AS_SEEN : STATE_CELLS[state].word;

const resultTable = (judged: readonly Judged[]): string =>
  [
    '| Check | | State | Reason |',
    '| --- | --- | --- | --- |',
    ...judged.map(
      ({ check, result }) =>
        `| ${check.id} | ${inMarkdown(check.title)} | ${stateWord(check.area, result)}${result.accepted ? ', accepted' : ''}${marks(result)} | ${inMarkdown(result.reason)} |`,
    ),
  ].join('\n');
