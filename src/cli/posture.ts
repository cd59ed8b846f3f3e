// `npm run posture -- report [tenant…] [--format md|json|csv] [--out DIR] [--sandbox]`: how tenants stand.
// Reads them now, prints the report, and writes it as Markdown, JSON and CSV.
// Exit 0: nothing grave; 1: a check of critical or high severity fails; 2: it could not be run.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { surveyEnvironment } from '../config/survey-settings.ts';
import type { Estate } from '../domain/estate/estate.ts';
import { reportCsv } from '../domain/posture/report/csv.ts';
import { reportJson } from '../domain/posture/report/json.ts';
import { reportMarkdown } from '../domain/posture/report/markdown.ts';
import { gravestFailures, type Report } from '../domain/posture/report.ts';
import { loadForPosture } from './posture-estate.ts';
import { surveyedReport } from './posture-survey.ts';

const FORMATS = { md: reportMarkdown, json: reportJson, csv: reportCsv } as const;
type Format = keyof typeof FORMATS;

const USAGE =
  'Write: npm run posture -- report [tenant…] [--format md|json|csv] [--out DIR] [--sandbox]';

try {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { tenants, format, out, sandbox } = readArguments();
  const loaded = loadForPosture(surveyEnvironment(sandbox));
  if ('problems' in loaded)
    refuse(['It cannot be read how the tenants stand:', ...loaded.problems]);
  const wanted = tenantsNamed(loaded.estate, tenants);
  const report = await surveyedReport(loaded, wanted);
  if (report.tenants.every(({ blind }) => blind))
    refuse(['No tenant could be read.', ...why(report)]);
  write(report, out);
  process.stdout.write(FORMATS[format](report));
  process.exitCode = gravestFailures(report).length > 0 ? 1 : 0;
} catch (error) {
  refuse([error instanceof Error ? error.message : String(error)]);
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'md' },
      out: { type: 'string', default: 'posture-report' },
      sandbox: { type: 'boolean', default: false },
    },
  });
  const [command, ...tenants] = positionals;
  const { format, out, sandbox } = values;
  if (command !== 'report') refuse([USAGE]);
  if (!Object.hasOwn(FORMATS, format)) refuse([`--format ${format} is not known.`, USAGE]);
  return { tenants, format: format as Format, out, sandbox };
}

/** By short name, id or domain; without any, all that are ours. */
function tenantsNamed({ tenants }: Estate, wanted: readonly string[]): string[] {
  const ours = tenants.filter(({ kind }) => kind !== 'external');
  if (wanted.length === 0) return ours.map(({ id }) => id);
  return wanted.map((text) => {
    const name = text.toLowerCase();
    const found = ours.find(
      (one) => one.name === name || one.id === name || one.domains.includes(name),
    );
    if (found) return found.id;
    return refuse([
      `"${text}" is no tenant of the estate; known are ${ours.map((one) => one.name).join(', ')}.`,
    ]);
  });
}

function write(report: Report, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [ending, format] of Object.entries(FORMATS)) {
    writeFileSync(join(folder, `posture.${ending}`), format(report));
  }
  process.stderr.write(`Written: ${join(folder, 'posture.md')}, .json and .csv\n`);
}

function why({ tenants }: Report): string[] {
  const sentences = tenants.flatMap(({ unread }) => unread.map(({ sentence }) => sentence));
  return [...new Set(sentences)].map((sentence) => `  - ${sentence}`);
}

function refuse(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(2);
}
