// The rows of an answer as comma-separated text that no spreadsheet takes for a formula.
import type { Row } from '../domain/posture/answers/answer.ts';
import { plain } from './text.ts';

/** Of the dialog that shows it, far below what Teams takes. */
const LONGEST = 10_000;
const HEADER = 'Tenant,State,What,Detail,Marks';

export interface Csv {
  readonly text: string;
  readonly count: number;
}

/** Whole lines only; `count` says how many of the rows are in it. */
export function csvOf(rows: readonly Row[]): Csv {
  const lines = [HEADER];
  let length = HEADER.length;
  for (const { tenant, state, text, detail, marks } of rows) {
    const line = [tenant, state, text, detail, marks?.join('; ')].map(field).join(',');
    if (length + line.length + 1 > LONGEST) break;
    lines.push(line);
    length += line.length + 1;
  }
  return { text: lines.join('\n'), count: lines.length - 1 };
}

/** https://owasp.org/www-community/attacks/CSV_Injection */
function field(value: string | undefined): string {
  const clean = plain(value ?? '', 400).replace(/\s+/g, ' ');
  const safe = /^[=+\-@]/.test(clean) ? `'${clean}` : clean;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
