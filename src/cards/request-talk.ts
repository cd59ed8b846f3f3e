// What was said about a request while it waited, and to whom its deciders hand it on: lines and buttons.
import type { Shortened } from '../domain/access/approver.ts';
import type { AccessRequest, Approver } from '../domain/access/request.ts';
import { accountKey } from '../shared/account.ts';
import { sayDuration } from '../shared/duration.ts';
import { openQuestions } from '../shared/open-questions.ts';
import { isSatisfied } from '../shared/yeses.ts';
import { execute, openDialog } from './actions.ts';
import { ERASED, nameOf } from './names.ts';
import { sideOpen } from './states.ts';
import { plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

type Actions = Array<Readonly<Record<string, unknown>>>;
type Remark = NonNullable<AccessRequest['remarks']>[number];

/** A card bears so many lines; the newest count most. */
const MOST_LINES = 10;
/** Characters of what was said, newest first; older words are cut. */
const ROOM = 4_000;
const CUT = 160;

const SAYS = { question: 'asks', answer: 'answers', comment: 'comments' } as const;
const SECONDARY = { mode: 'secondary' } as const;

export function talkLines(request: AccessRequest, reader: Reader): string[] {
  const { remarks = [], passedOn = [], shortened = [] } = request;
  const done = [
    ...passedOn.flatMap((one) => offerLines(request, one)),
    ...shortened.map((one, i) => shortenedLine(request, one, shortened[i + 1]?.durationMs)),
  ];
  const all = [...remarks.map((remark) => ({ at: remark.at, remark })), ...done].sort(
    (a, b) => a.at - b.at,
  );
  let room = ROOM;
  const lines = all
    .slice(-MOST_LINES)
    .reverse()
    .map((one) => {
      const when = sayMoment(one.at, reader);
      if (!('remark' in one)) return plain(`${one.text}, ${when}`);
      const words = wordsOf(request, one.remark);
      const shown = plain(words, room >= words.length ? undefined : CUT);
      room -= shown.length;
      return `${saidBy(request, one.remark)}: “${shown}”, ${when}`;
    })
    .reverse();
  const rest = all.length - lines.length;
  return rest > 0 ? [`${rest} earlier lines are not shown.`, ...lines] : lines;
}

export const saidBy = (request: AccessRequest, { by, kind }: Remark): string =>
  plain(`${nameOf(request, by, 'Somebody')} ${SAYS[kind]}`, 120);

export const wordsOf = ({ personal }: AccessRequest, { by, id }: Remark): string =>
  personal?.remarks?.[accountKey(by)]?.[id] ?? ERASED;

function offerLines(
  request: AccessRequest,
  { from, to, at, acceptedAt, over }: NonNullable<AccessRequest['passedOn']>[number],
) {
  const who = nameOf(request, to, 'a colleague');
  const whose = nameOf(request, from, 'somebody');
  const lines = [{ at, text: `${whose} asks ${who} to decide in their stead` }];
  if (acceptedAt !== undefined) {
    lines.push({ at: acceptedAt, text: `${who} accepts and decides for ${whose}` });
  }
  if (over?.why === 'declined') lines.push({ at: over.at, text: `${who} declines` });
  return lines;
}

/** `then`: how long it was before it was shortened once more. */
function shortenedLine(
  request: AccessRequest,
  { by, at, durationMs }: Shortened,
  then = request.durationMs,
) {
  const [from, to] = [sayDuration(durationMs), sayDuration(then)];
  return { at, text: `${nameOf(request, by, 'Somebody')} shortens it from ${from} to ${to}` };
}

/** One question at a time, so that each is read in full where it is answered: the oldest, or the one meant. */
export function answerAction(request: AccessRequest, meant?: string): Actions {
  const [question] = openQuestions(request.remarks).filter(({ id }) => id === (meant ?? id));
  const { id: requestId } = request;
  return question && request.state === 'pending'
    ? [
        openDialog(
          'Answer…',
          { verb: 'open-answer', requestId, to: question.id },
          { style: 'positive' },
        ),
      ]
    : [];
}

export const commentAction = ({ id: requestId }: AccessRequest): Actions => [
  openDialog('Comment…', { verb: 'open-comment', requestId }, SECONDARY),
];

/** What a decider can do besides yes and no. */
export function talkActions(request: AccessRequest, mine: Approver): Actions {
  const { id: requestId } = request;
  const open = sideOpen(request, mine);
  const own = request.sides.some(
    (side) =>
      mine.sides.includes(side.id) &&
      !mine.why?.[side.id]?.for &&
      !isSatisfied(request.agreed, side),
  );
  const gone = request.passedOn?.some(
    (one) =>
      accountKey(one.from) === accountKey(mine.account) &&
      one.acceptedAt !== undefined &&
      !one.over,
  );
  return [
    ...(open ? [openDialog('Ask…', { verb: 'open-question', requestId }, SECONDARY)] : []),
    ...commentAction(request),
    ...(open && own && !gone
      ? [openDialog('Hand over…', { verb: 'open-pass-on', requestId }, SECONDARY)]
      : []),
  ];
}

export const dutyActions = (requestId: string): Actions => [
  execute('Accept', 'accept-duty', { requestId }, { style: 'positive' }),
  execute('Decline', 'decline-duty', { requestId }),
];
