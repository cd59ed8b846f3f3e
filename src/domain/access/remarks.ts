// What is said about a request while it waits: questions to whoever asked, their answers, and comments.
import { type AccountRef, accountKey, sameAccount } from '../../shared/account.ts';
import { openQuestions } from '../../shared/open-questions.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import type { Instant } from '../facts.ts';
import { type AuditVerb, auditOf, type Decision, redraw } from './decision.ts';
import { type AccessRequest, type PersonalPart, withName } from './request.ts';
import { alreadyDecided, lapsed, type Reviewer } from './review.ts';

/** That something was said; the words stand with what can be erased. */
export interface Remark {
  readonly id: string;
  readonly kind: 'question' | 'answer' | 'comment';
  readonly by: AccountRef;
  readonly at: Instant;
  /** The id of the question that it answers. */
  readonly to?: string;
  /** Of the dialog in which it was written, so that sent twice it is said once. */
  readonly formId: string;
}

export interface Saying {
  readonly kind: Remark['kind'];
  readonly text: string;
  readonly formId: string;
  readonly to?: string;
}

export const LONGEST_REMARK = 1000;
/** Questions and comments of one request; each question has one answer. */
export const MOST_REMARKS = 20;

const VERBS = {
  question: 'question-asked',
  answer: 'question-answered',
  comment: 'commented',
} as const satisfies Record<Remark['kind'], AuditVerb>;

/** The same request where it has been said already. Who may say it is decided elsewhere. */
export function say(
  request: AccessRequest,
  by: Reviewer,
  { kind, text, formId, to }: Saying,
  now: Instant,
): Result<Decision | 'said', Refusal> {
  const { remarks = [] } = request;
  if (remarks.some((one) => one.formId === formId && sameAccount(one.by, by.account))) {
    return ok('said');
  }
  if (request.state !== 'pending') return refused(alreadyDecided);
  if (now >= request.lapsesAt) return refused(lapsed);
  const words = text.trim();
  if (words === '' || words.length > LONGEST_REMARK) return refused(badLength(words.length));
  if (kind === 'answer' && !openQuestions(remarks).some(({ id }) => id === to)) {
    return refused(notOpen);
  }
  const counted = remarks.filter((one) => one.kind !== 'answer').length;
  if (kind !== 'answer' && counted >= MOST_REMARKS) return refused(tooMany);
  const remark: Remark = {
    id: String(remarks.length + 1),
    kind,
    by: by.account,
    at: now,
    ...(kind === 'answer' && to !== undefined && { to }),
    formId,
  };
  const next: AccessRequest = {
    ...request,
    remarks: [...remarks, remark],
    personal: withWords(withName(request.personal, by.account, by.displayName), remark, words),
  };
  const details = { remark: remark.id, ...(remark.to && { to: remark.to }) };
  const entry = auditOf(next, VERBS[kind], now, details, by.account);
  return ok({
    request: next,
    audit: [{ ...entry, committed: { text: words } }],
    work: redraw(next, now),
  });
}

const withWords = (
  personal: PersonalPart | null,
  { id, by }: Remark,
  text: string,
): PersonalPart | null => {
  const key = accountKey(by);
  return (
    personal && {
      ...personal,
      remarks: { ...personal.remarks, [key]: { ...personal.remarks?.[key], [id]: text } },
    }
  );
};

const badLength = (length: number): Refusal =>
  refusal(
    'words-needed',
    length === 0
      ? 'There is nothing written yet.'
      : `The text is ${length} characters long; ${LONGEST_REMARK} fit.`,
    'Write a sentence or two.',
    'text',
  );

const notOpen = refusal(
  'not-open',
  'That question has been answered, or is not one of this request.',
  'Nothing was changed; the card shows what was said.',
);

const tooMany = refusal(
  'too-many-remarks',
  `There are ${MOST_REMARKS} questions and comments already, and no more fit on one request.`,
  'Decide on what is there, or talk to each other directly.',
);
