// Whether pairs can be opened in a section beside all that is open there, and kept whatever ends first.

import type { Target } from '../../facts.ts';
import type { OpenSection } from '../change.ts';
import type { LiveSection } from './live.ts';
import { openingOf } from './opening.ts';
import { minus, type Region } from './region.ts';
import { blockOf, regionOf, type Wanted, wholeSection } from './section.ts';
import { leansOnNothing, notBeside, withoutOurs } from './together.ts';

/** What an open request of ours holds in the section. */
export interface OpenGrant extends OpenSection {
  readonly requestId: string;
}

export type Judged =
  /** Without us. */
  | { readonly is: 'open' }
  | {
      readonly is: 'to-open';
      /** Pairs that are closed at present; none where other requests hold all of them open. */
      readonly closed: Region;
      readonly there: readonly string[];
      readonly inherited: boolean;
    }
  | { readonly is: 'unsaid' }
  | { readonly is: 'blocked-by-name'; readonly targets: readonly Target[] }
  | { readonly is: 'opens-more'; readonly unwanted: Region }
  /** Possible now, and not once this request, or all of ours, has ended. */
  | { readonly is: 'not-for-long'; readonly beside: string | 'before' }
  /** Somebody took out by hand what this request found there. */
  | { readonly is: 'changed-by-hand'; readonly requestId: string };

export function judge(
  { own, fallback }: LiveSection,
  open: readonly OpenGrant[],
  wanted: Wanted,
): Judged {
  const live = wholeSection(own, fallback);
  if (!live) return { is: 'unsaid' };
  const now = openingOf(live, wanted);
  if (now.verdict === 'blocked-by-name') return { is: 'blocked-by-name', targets: now.targets };
  if (now.verdict === 'opens-more') return { is: 'opens-more', unwanted: now.unwanted };
  const base = openingOf(withoutOurs(live, open), wanted);
  if (base.verdict === 'open-already') return { is: 'open' };
  const moved = leansOnNothing(live, open);
  if (moved) return { is: 'changed-by-hand', requestId: moved.requestId };
  const beside = notBeside(live, open, wanted);
  if (beside !== undefined || base.verdict !== 'opens') {
    const grant = beside === undefined || beside === 'before' ? undefined : beside;
    return { is: 'not-for-long', beside: grant?.requestId ?? 'before' };
  }
  return {
    is: 'to-open',
    closed: minus([blockOf(wanted)], regionOf(live)),
    there: base.there,
    inherited: open[0]?.inherited ?? own === null,
  };
}
