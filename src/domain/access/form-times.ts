// For how long a form lets something be asked for: what its rules allow, and in words where that is less than was wished.
import { LADDER, MINUTE, sayDuration } from '../../shared/duration.ts';
import type { PolicyRule } from '../estate/estate.ts';
import { ruleAt } from './followed.ts';
import { underRenewal, type WouldRenew } from './renewal.ts';

/** Milliseconds. */
export interface Bound {
  readonly longest: number;
  /** The longest that none of its rules refuses; where it may be a renewal, as long as it is none. */
  readonly sure: number;
  readonly usual: number;
}

/** One offered thing. */
export interface Timed extends Bound {
  /** `Finance Closing (Fabrikam)`. */
  readonly title: string;
  readonly tenant: string;
  readonly renews: WouldRenew;
  /** The rule for it, where it is known which one. */
  readonly rule?: Pick<PolicyRule, 'id' | 'place'>;
  /** The longest from a start after the end of what it would go on from; only where that is longer. */
  readonly later?: number;
}

export interface FormTimes {
  /** Milliseconds that can be chosen, shortest first; PIM and Entra still have the last word. */
  readonly durations: readonly number[];
  /** The one that is chosen beforehand. */
  readonly preset: number;
  /** What to know about them, in sentences. */
  readonly timeNotes: readonly string[];
}

/** What the rules allow while any of them may turn out to be the one. */
export function boundOf(rules: readonly PolicyRule[], renews: WouldRenew): Bound {
  const first = renews === 'yes' ? [] : rules;
  const again = renews === 'no' ? [] : rules.map((rule) => underRenewal(rule, 1));
  const counted = [...first, ...again];
  const each = counted.map((rule) => rule.longest);
  const [one, ...others] = first.length > 0 ? first : again;
  const sure = Math.min(one?.longest ?? 0, ...others.map((rule) => rule.longest));
  return { longest: Math.max(0, ...each), sure, usual: Math.min(counted[0]?.usual ?? 0, sure) };
}

/** `offers`: everything in the list. `meant`: what is chosen of it, once that is known. */
export function formTimes(
  offers: readonly Timed[],
  meant: Timed | undefined,
  wish: {
    readonly wantedMs?: number | undefined;
    /** The longest that is taken, as it came out when the form was sent. */
    readonly atMostMs?: number | undefined;
    /** Nothing else can be chosen on this page. */
    readonly settled: boolean;
  },
): FormTimes {
  const { wantedMs, atMostMs = Number.POSITIVE_INFINITY } = wish;
  const bounds = meant ? [meant] : offers;
  const taken = Math.floor(atMostMs / MINUTE) * MINUTE;
  const longest = Math.min(taken, Math.max(0, ...bounds.map((one) => one.longest)));
  const most = Math.min(taken, Math.max(longest, ...bounds.map(({ later = 0 }) => later)));
  // Of what is chosen beforehand nobody should hear that it is too long.
  const usual = Math.min(longest, bounds[0]?.usual ?? 0, ...bounds.map((one) => one.sure));
  const wanted = wantedMs !== undefined && wantedMs <= most ? [wantedMs] : [];
  const durations = new Set([
    ...LADDER.filter((ms) => ms <= most),
    usual,
    longest,
    most,
    ...wanted,
  ]);
  const excess = wantedMs !== undefined && wantedMs > longest ? wantedMs : undefined;
  return {
    durations: [...durations].filter((ms) => ms > 0).sort((a, b) => a - b),
    preset: excess ? longest : (wanted[0] ?? usual),
    timeNotes: [
      ...(excess && atMostMs > longest ? [tooMuch(excess, longest, meant)] : []),
      ...(meant && most > longest ? [eitherWay(longest, most)] : []),
      ...(meant ? notesFor(meant, wish.settled ? [] : offers) : whereItDepends(offers)),
    ],
  };
}

const tooMuch = (wantedMs: number, longest: number, meant: Timed | undefined): string => {
  const by = meant
    ? `${meant.rule ? ruleAt(meant.rule) : 'the rule'} allows${meant.renews === 'yes' ? ' for a renewal' : ''}`
    : RULES;
  return `${sayDuration(wantedMs)} is longer than ${by}: at most ${sayDuration(longest)}, which is chosen here.`;
};

const RULES = 'the rules allow';

const notesFor = (meant: Timed, offers: readonly Timed[]): readonly string[] =>
  offers.some(({ longest }) => longest !== meant.longest)
    ? [`These times are for ${meant.title}. What else is listed may be had for longer or shorter.`]
    : [];

const eitherWay = (goingOn: number, anew: number): string =>
  `You have this already. To go on from that it is ${sayDuration(goingOn)} at most; from a start after its end, ${sayDuration(anew)}.`;

/** Tenants that are told one by one. */
const FEW = 4;

function whereItDepends(offers: readonly Timed[]): readonly string[] {
  const each = offers.map(({ longest }) => longest);
  if (new Set(each).size <= 1) return [];
  const pairs = new Set(offers.map(({ tenant, longest }) => JSON.stringify([tenant, longest])));
  const tenants = new Map(offers.map(({ tenant, longest }) => [tenant, longest]));
  const ofTenants = pairs.size === tenants.size;
  const where = ofTenants ? 'the tenant' : 'what you choose';
  const howLong =
    ofTenants && tenants.size <= FEW
      ? [...tenants].map(([tenant, ms]) => `${sayDuration(ms)} in ${tenant}`).join(', ')
      : `from ${sayDuration(Math.min(...each))} to ${sayDuration(Math.max(...each))}`;
  return [`The longest time depends on ${where}: ${howLong}.`];
}
