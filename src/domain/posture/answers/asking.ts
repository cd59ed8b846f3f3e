// What an answer is made from: the tenants the asker may read and nothing else, and a file for each kind of question.
import type { AccountRef } from '../../../shared/account.ts';
import type { Instant } from '../../facts.ts';
import type { Check, EstateView, TenantView } from '../check.ts';
import type { AreaName } from '../facts/areas.ts';
import type { Judge } from '../judgements.ts';
import type { Question, Scope } from '../question.ts';
import type { TenantFacts } from '../reading.ts';
import type { Answer } from './answer.ts';

/** Access that was given through Drawbridge, as far as an answer needs it. */
export interface Grant {
  readonly requestId: string;
  readonly tenantId: string;
  readonly what: string;
  /** Accounts it is for, at home and in the tenant. */
  readonly accounts: readonly AccountRef[];
  readonly askedBy: string | null;
  readonly approvedBy: string | null;
  readonly because: string | null;
  readonly state: string;
  readonly until: Instant | undefined;
}

export interface Asking {
  /** Its tenants are those that the asker may read; what others hold is withheld. */
  readonly estate: EstateView;
  readonly checks: readonly Check[];
  /** Takes over what was judged before and still stands. */
  readonly judge: Judge;
  /** How a moment is said to the asker. */
  readonly moment: (at: Instant) => string;
  /** Some tenants of ours are not the asker's to read. */
  readonly partial: boolean;
  /** As it was known then; only for kinds that compare. */
  readonly past?: (tenantId: string) => TenantFacts | undefined;
  readonly grants?: readonly Grant[];
  /** Accounts known as the asker's own. */
  readonly own?: readonly AccountRef[];
}

/** Whose facts an answer rests on. */
export interface Concerns {
  /** All of them must be the asker's to read. */
  readonly tenants: Scope;
  /** Read as well where the asker may. */
  readonly also?: readonly string[];
  readonly areas: readonly AreaName[];
  /** How it was at an earlier moment is needed. */
  readonly since?: Instant;
  /** … and not how it is now, but how it was then. */
  readonly until?: Instant;
  /** It is about that earlier moment alone: what was not kept then is not known, whatever is known now. */
  readonly only?: true;
  /** Access given through Drawbridge is shown. */
  readonly grants?: true;
  /** Names a person, or says that somebody is at risk: asked for a purpose. */
  readonly personal?: true;
  /** Names tenants only where they are ours; nothing is read. */
  readonly nothing?: true;
}

export type Ask = Question['ask'];
export type QuestionOf<A extends Ask> = Extract<Question, { ask: A }>;

export interface Kind<A extends Ask> {
  readonly ask: A;
  concerns(question: QuestionOf<A>, known: Known): Concerns;
  answer(question: QuestionOf<A>, asking: Asking): Answer;
}

/** What can be known before any fact is read. */
export interface Known {
  isOurs(tenantId: string): boolean;
  readonly checks: readonly Check[];
  readonly now: Instant;
}

/** For a question about how it was. */
export const thenOf = (then: Instant | undefined): Pick<Concerns, 'until' | 'only'> =>
  then === undefined ? {} : { until: then, only: true };

export function saidThen(
  then: Instant | undefined,
  { moment }: Pick<Asking, 'moment'>,
  views: readonly TenantView[] = [],
): string[] {
  if (then === undefined) return [];
  const unkept = views.filter(wasUnkept).map(({ tenant }) => tenant.displayName);
  return [
    `This is how it was ${moment(then)}, by what was kept last before; what the estate declares is as it is now.`,
    ...(unkept.length > 0
      ? [
          `Nothing was kept before then of ${unkept.slice(0, 12).join(', ')}${unkept.length > 12 ? ' and more' : ''}.`,
        ]
      : []),
  ];
}

/** Not a reading of any area. */
export const wasUnkept = ({ facts }: TenantView): boolean =>
  Object.values(facts.readings).every((reading) => reading?.state !== 'read');
