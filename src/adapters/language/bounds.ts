// A time that bounds what is asked for: `before Monday`, `until Monday`, `earlier than Monday`.
import type { Since } from '../../domain/posture/question.ts';
import { DAY } from '../../shared/duration.ts';
import { type Line, words } from './line.ts';
import type { Time } from './times.ts';

/** As far as the audit of a directory goes back at most. */
export const AUDIT_GOES_BACK = 30 * DAY;

const BEFORE = 'before|prior to|earlier than|older than';
const UNTIL = 'no later than|until|till|up to';
const AFTER = 'later than|newer than|more recent(?:ly)? than';
const BOUND = new RegExp(` (${BEFORE}|${UNTIL}|${AFTER}|than) % `);
const SAID_WITH_IT = words(`(?:${BEFORE}|${UNTIL}|${AFTER}) %`);
const ENDS_BEFORE = new RegExp(`^(?:${BEFORE})$`);
const ENDS_WITH = new RegExp(`^(?:${UNTIL})$`);

/** `Before Monday` ends with it, and `until Monday` with its night; `than last month` begins with it. */
export function bounded(line: Line, times: readonly Time[], far: number): readonly Time[] {
  const [, word] = BOUND.exec(line.s) ?? [];
  if (!word || times.includes('future')) return times;
  line.replace(SAID_WITH_IT, '%');
  return (times as readonly Since[]).map(({ from, to }) => {
    const end = ENDS_BEFORE.test(word)
      ? from
      : ENDS_WITH.test(word)
        ? (to ?? from + DAY)
        : undefined;
    return end === undefined ? { from } : { from: end - far, to: end };
  });
}
