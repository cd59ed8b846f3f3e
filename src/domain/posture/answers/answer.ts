// What is answered to a question about posture: the point in one sentence, then what it rests on.
import type { AccountRef } from '../../../shared/account.ts';
import type { Instant } from '../../facts.ts';
import type { Question } from '../question.ts';
import type { PostureState } from '../result.ts';

/** `cannot-tell` as soon as something that would decide it could not be read. */
export type Headline = 'yes' | 'no' | 'partly' | 'cannot-tell';

export type Tone = 'good' | 'warning' | 'attention' | 'default';

/** The word above an answer. Colour is only a second sign, so the word says it all. */
export interface Head {
  readonly verdict: Headline;
  readonly word: string;
  readonly tone: Tone;
}

/** One line of evidence or of a list. Names in it are as the directory has them. */
export interface Row {
  readonly text: string;
  readonly detail?: string;
  /** Display name of the tenant, where the answer is about several. */
  readonly tenant?: string;
  readonly state?: PostureState;
  /** What it rests on besides the directory: `attested by …`, `accepted until …`. */
  readonly marks?: readonly string[];
}

/** Something that would have been needed and was not there. */
export interface Blind {
  readonly tenantId: string;
  readonly tenant: string;
  /** `users and roles`; undefined: everything. */
  readonly what: string;
  readonly why: string;
  readonly kind: 'unreadable' | 'unlicensed' | 'gap' | 'withheld';
  /** When reading was last tried; undefined: never. */
  readonly tried?: Instant;
}

export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly profile?: string;
}

/** Values have a word each, since nobody should have to tell them apart by colour. */
export interface Cell {
  readonly word: string;
  /** Four letters at most, for a matrix. */
  readonly short: string;
  readonly tone: Tone;
}

export type Figure =
  | {
      readonly figure: 'matrix';
      /** What the short words mean. */
      readonly legend: string;
      readonly columns: readonly string[];
      readonly rows: ReadonlyArray<{ readonly name: string; readonly cells: readonly Cell[] }>;
    }
  | {
      readonly figure: 'bars';
      readonly title: string;
      /** What a full bar stands for. */
      readonly whole: number;
      readonly bars: ReadonlyArray<{
        readonly name: string;
        readonly value: number;
        readonly words: string;
      }>;
    };

export interface Answer {
  readonly question: Question;
  readonly head?: Head;
  /** Restates tenants and direction, so that a misreading shows. */
  readonly sentence: string;
  /** Further sentences that belong to the point. */
  readonly more?: readonly string[];
  /** Worst first. The card shows some of them and says how many there are. */
  readonly rows?: readonly Row[];
  /** What the rows are: `Evidence`, `Guests`. */
  readonly rowsAre?: string;
  readonly blind?: readonly Blind[];
  readonly rules?: readonly Rule[];
  readonly todo?: readonly string[];
  readonly notes?: readonly string[];
  /** Age of the oldest fact it rests on; undefined: it rests on none. */
  readonly asOf?: Instant;
  readonly next?: readonly Question[];
  readonly figures?: readonly Figure[];
  /** A text to be copied, such as a draft. */
  readonly draft?: string;
  /** Whose accounts it tells of, for the audit. */
  readonly about?: readonly AccountRef[];
}
