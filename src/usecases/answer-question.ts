// A typed question about posture: may they ask, what has to be read for it, and the answer with its place in the audit.
import type { Estate } from '../domain/estate/estate.ts';
import type { Instant } from '../domain/facts.ts';
import type { Answer } from '../domain/posture/answers/answer.ts';
import type { Concerns, Known } from '../domain/posture/answers/asking.ts';
import { answerTo, concernsOf } from '../domain/posture/answers/index.ts';
import { judgedFor } from '../domain/posture/answers/judged-for.ts';
import { readableBy, whyNotRead } from '../domain/posture/authority.ts';
import type { Check, EstateView } from '../domain/posture/check.ts';
import { describe } from '../domain/posture/describe.ts';
import { isOurs } from '../domain/posture/estate-view.ts';
import { type Judgements, judge } from '../domain/posture/judgements.ts';
import type { Question, Scope } from '../domain/posture/question.ts';
import type { AskedStore, PostureStore } from '../ports/posture-store.ts';
import type { RequestStore } from '../ports/request-store.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import type { Refusal } from '../shared/refusal.ts';
import { factsFor } from './facts-for-answer.ts';
import { grantsIn } from './grants-in.ts';
import { type IdentifyDeps, identifyPerson } from './identify-person.ts';
import { setOf } from './judge-ahead.ts';
import { readOnce } from './read-once.ts';
import type { RefreshDeps } from './refresh-facts.ts';
import { runStudy } from './run-study.ts';
import { type AttestingDeps, withAttestations } from './with-attestations.ts';

export interface AnswerDeps extends IdentifyDeps, RefreshDeps, AttestingDeps {
  readonly estate: Estate;
  readonly store: Pick<RequestStore, 'guestLinks' | 'note' | 'openMentioning'>;
  readonly postureStore: Pick<PostureStore, 'latest' | 'asOf' | 'keep'>;
  readonly asked: AskedStore;
  readonly checks: readonly Check[];
  readonly ownApplications: readonly string[];
  readonly judgements: Judgements;
  /** Lets everybody else have their turn while a large estate is judged; absent: it is judged at once. */
  readonly breathe?: () => Promise<void>;
}

export interface Asker {
  readonly account: AccountRef;
  readonly timeZone: string | null;
  /** How a moment is said to them. */
  moment(at: Instant): string;
}

export type Answered =
  | {
      readonly is: 'answer';
      readonly answer: Answer;
      /** The question in words, which names tenants and direction. */
      readonly words: string;
      readonly next: ReadonlyArray<{ readonly words: string; readonly question: Question }>;
    }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  /** It is about a person, or about who is at risk: what for? */
  | { readonly is: 'purpose'; readonly question: Question; readonly words: string };

export interface AnswerOptions {
  readonly purpose?: string;
  /** Everything of it is taken away. */
  readonly exports?: true;
  /** Others read along: nothing but these tenants is looked at. */
  readonly within?: readonly string[];
}

export const knownBefore = ({ estate, checks, clock }: AnswerDeps): Known => {
  const ours = new Set(estate.tenants.filter(isOurs).map(({ id }) => id));
  return { isOurs: (id) => ours.has(id), checks, now: clock.now() };
};

export async function answerQuestion(
  given: AnswerDeps,
  asker: Asker,
  asked: Question,
  options: AnswerOptions = {},
): Promise<Answered> {
  const deps = {
    ...given,
    estate: await withAttestations(given),
    facts: readOnce(given.facts),
  };
  const { estate, checks } = deps;
  const known = knownBefore(deps);
  const titleOf = (id: string) => checks.find((check) => check.id === id)?.title;
  const say = (one: Question) => describe(one, estate, titleOf);
  const words = (one: Question) => describe(one, estate, titleOf, asker.moment);
  const allowed = await allow(deps, asker, asked, concernsOf(asked, known));
  if ('refusal' in allowed) {
    await noteRefusal(deps, asker, { ask: asked.ask, because: allowed.refusal.code });
    return { is: 'refused', refusal: allowed.refusal };
  }
  const question = allowed.question ?? asked;
  const concerns = concernsOf(question, known);
  const purpose = options.purpose ?? purposeIn(question);
  if (concerns.personal && !purpose) return { is: 'purpose', question, words: words(question) };
  const { own } = allowed;
  const only = options.within?.filter((id) => allowed.readable.has(id));
  const readable = only ? new Set(only) : allowed.readable;
  const partial = allowed.partial || only !== undefined;
  const facts = await factsFor(deps, concerns, readable);
  const view = { ...facts.estate, ownApplications: deps.ownApplications };
  const set = setOf(readable);
  const then = concerns.until !== undefined;
  // How it was once is judged for this answer alone.
  if (!then) await judgeInTurns(deps, view, set, judgedFor(question, checks), concerns.tenants);
  const answer = answerTo(
    purpose && question.ask === 'person' ? { ...question, purpose } : question,
    {
      estate: view,
      checks,
      judge: then ? (check, of) => judge(check, of, view) : deps.judgements.over(view, set),
      moment: asker.moment,
      partial,
      own,
      ...(facts.past && { past: facts.past }),
      ...(concerns.grants && { grants: await grantsIn(deps, [...readable]) }),
    },
  );
  const at = deps.clock.now();
  const place = options.within ? 'shared' : 'alone';
  await deps.asked.remember(accountKey(asker.account), place, { question, at });
  await deps.store.note(null, {
    verb: options.exports ? 'posture-exported' : 'posture-asked',
    at,
    actor: asker.account,
    tenantId: asker.account.tenantId,
    ...(answer.about && { people: peopleIn(answer.about) }),
    details: {
      ...detailsOf(question, concerns.tenants),
      verdict: answer.head?.verdict ?? null,
      ...(options.within && { place }),
    },
    ...(purpose && { committed: { purpose } }),
  });
  const next = (answer.next ?? []).map((one) => ({
    question: one,
    words: shortly(one, say, estate),
  }));
  return {
    is: 'answer',
    answer,
    words: words(question),
    next: distinctBy(next, shortly(question, say, estate)),
  };
}

/** With the titles of its checks, since a number tells nobody anything; longer words have no button. */
function shortly(question: Question, say: (one: Question) => string, estate: Estate): string {
  const words = say(question);
  return words.length <= LONGEST_BUTTON ? words : describe(question, estate);
}

const LONGEST_BUTTON = 160;

/** A thousand tenants that nobody judged yet take seconds, in which others ask as well. */
async function judgeInTurns(
  { judgements, breathe }: Pick<AnswerDeps, 'judgements' | 'breathe'>,
  view: EstateView,
  set: string,
  checks: readonly Check[],
  tenants: Scope,
): Promise<void> {
  if (!breathe || checks.length === 0) return;
  judgements.over(view, set);
  const which = tenants === 'all' ? {} : { tenants };
  for (const _ of judgements.ahead(set, checks, which)) await breathe();
}

type Allowed =
  | { readonly refusal: Refusal }
  | {
      readonly readable: ReadonlySet<string>;
      readonly partial: boolean;
      readonly own: readonly AccountRef[];
      /** Asked instead, so that naming a tenant tells nobody whether it exists. */
      readonly question?: Question;
    };

/** Reads who asks, and nothing of what they ask about. */
async function allow(
  deps: AnswerDeps,
  { account }: Asker,
  question: Question,
  { tenants, nothing }: Concerns,
): Promise<Allowed> {
  const { estate, facts } = deps;
  const found = await runStudy(readableBy(estate, account), facts);
  if (!found.ok) return { refusal: found.error };
  const readable = found.value;
  const ours = estate.tenants.filter(isOurs).map(({ id }) => id);
  if (question.ask === 'person' && question.who === 'me') {
    const own = await ofThemselves(deps, account);
    return whyNotRead(estate, readable, tenants)
      ? { ...own, question: { ...question, tenants: 'all' } }
      : own;
  }
  const why = nothing ? undefined : whyNotRead(estate, readable, tenants);
  if (why) return { refusal: why };
  return {
    readable: new Set(readable.tenants),
    partial: readable.tenants.length < ours.length,
    own: [account],
  };
}

/** One's own access may be asked about everywhere: where one has an account is what is asked. */
async function ofThemselves(deps: AnswerDeps, account: AccountRef): Promise<Allowed> {
  const identity = await identifyPerson(deps, account);
  if (!identity.ok) return { refusal: identity.error };
  const ours = deps.estate.tenants.filter(isOurs).map(({ id }) => id);
  return { readable: new Set(ours), partial: false, own: identity.value.accounts };
}

export async function noteRefusal(
  { store, clock }: Pick<AnswerDeps, 'store' | 'clock'>,
  { account }: Asker,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await store.note(null, {
    verb: 'posture-refused',
    at: clock.now(),
    actor: account,
    tenantId: account.tenantId,
    details,
  });
}

const purposeIn = (question: Question): string | undefined =>
  question.ask === 'person' ? question.purpose : undefined;

/** Kinds, ids and places: never the words that were typed. */
function detailsOf(question: Question, tenants: Scope): Readonly<Record<string, unknown>> {
  const checks =
    question.ask === 'check' ? question.checks : question.ask === 'why' ? [question.check] : [];
  return {
    ask: question.ask,
    tenants,
    ...(checks.length > 0 && { checks }),
    ...(question.ask === 'list' && { of: question.of }),
  };
}

const peopleIn = (accounts: readonly AccountRef[]) =>
  Object.fromEntries(accounts.slice(0, 10).map((account, i) => [`about-${i + 1}`, account]));

function distinctBy<T extends { readonly words: string }>(items: readonly T[], not: string): T[] {
  return [...new Map(items.map((item) => [item.words, item])).values()].filter(
    ({ words }) => words !== not,
  );
}
