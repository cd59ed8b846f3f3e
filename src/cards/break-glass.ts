// Break-glass on cards: what is prepared, the dialog that takes it, and what everybody sees of it until it is reviewed.

import type { AccessRequest, Approver } from '../domain/access/request.ts';
import type { BreakGlass } from '../domain/estate/limits.ts';
import { awaitsGlassReview } from '../shared/awaits-review.ts';
import type { Card } from '../shared/card.ts';
import { sayDuration } from '../shared/duration.ts';
import type { Refusal } from '../shared/refusal.ts';
import { execute, openDialog } from './actions.ts';
import { nameOf } from './names.ts';
import { notice } from './notices.ts';
import { renderCard } from './render.ts';
import type { RequestCardInput } from './request-card.ts';
import { escaped, plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

export interface GlassOffer {
  readonly glass: BreakGlass;
  readonly tenant: string;
  /** Their last use of it, which the next one is bound to. */
  readonly after: string;
  /** The tenant is only observed. */
  readonly observed?: true;
}

const NOT_THE_LAST =
  'It does not replace your emergency access accounts, which work when Teams or Drawbridge do not.';

const onlyObserved = (tenant: string): string =>
  `${tenant} is only observed at present, so nothing is given: a card tells what would have been done.`;

/** A card has room for so many buttons. */
const MOST = 6;

export function glassCard(offers: readonly GlassOffer[]): Card {
  const shown = offers.slice(0, MOST);
  const rest = offers.length - shown.length;
  return notice(
    'Break-glass access that is prepared for you',
    [
      ...shown.map(({ glass, tenant, observed }) => ({
        label: `${glass.title}  `,
        text: `in ${tenant}, for ${sayDuration(glass.longest)} at most: ${glass.because}${observed ? ` ${onlyObserved(tenant)}` : ''}`,
      })),
      ...(rest > 0 ? [{ label: '', text: `And ${rest} more, which the estate file lists.` }] : []),
      {
        label: 'What happens: ',
        text: 'you get it at once, without anybody’s approval. Every owner of the tenant, and whoever is named for it besides, is told at that moment, and another owner has to review it within a day.',
      },
      { label: 'Not the last resort: ', text: NOT_THE_LAST },
    ],
    shown.map(({ glass, after }) =>
      openDialog(`${plain(glass.title, 60)}…`, { verb: 'open-glass', glass: glass.id, after }),
    ),
  );
}

export const glassForm = (
  { glass, tenant, after, observed }: GlassOffer,
  reason: string,
  errors: readonly Refusal[],
): Card =>
  renderCard('glass-form', {
    fallback: 'Break-glass',
    headline: escaped(glass.title),
    about: escaped(
      observed
        ? `${onlyObserved(tenant)} ${NOT_THE_LAST}`
        : `You get it at once in ${tenant}, for ${sayDuration(glass.longest)}, without an approval. Every owner there, and whoever is named for it besides, is told now; another owner reviews it within a day. ${NOT_THE_LAST}`,
    ),
    glass: glass.id,
    after,
    errors: errors.map(({ sentence, next }) => ({ sentence: plain(sentence), next: plain(next) })),
    values: { reason: plain(reason) },
  });

const NOTHING_TO_REVIEW = {
  label: '',
  text: 'Nothing was given, so there is nothing to review.',
};

/** Beside whatever else is told: what it is, and that it still has to be reviewed. */
export function glassLines({ request, audience, reader, now }: RequestCardInput) {
  const { glass } = request;
  if (!glass) return [];
  const lines = [
    {
      label: 'Break-glass: ',
      text: `prepared as “${glass.title}”: ${glass.because.replace(/\.+$/, '')}. No approver was asked. ${NOT_THE_LAST}`,
    },
  ];
  if (request.state === 'observed') return [...lines, NOTHING_TO_REVIEW];
  if (!awaitsGlassReview(request)) return lines;
  const late = now > glass.reviewBy;
  const by = sayMoment(glass.reviewBy, reader);
  const who =
    audience === 'approver'
      ? 'An owner other than the person who used it says whether it was justified'
      : 'An owner says whether it was justified';
  return [
    ...lines,
    {
      label: 'Review: ',
      text: late ? `overdue since ${by}. ${who}.` : `${who}, at the latest ${by}.`,
    },
  ];
}

/** Also when it is over: what was taken without asking is looked at in any case. */
export function glassActions(request: AccessRequest, mine: Approver) {
  if (!awaitsGlassReview(request) || mine.conflicted || mine.as !== 'tenant-owner') return [];
  const open = request.closedAt === undefined && request.ending === undefined;
  const data = { requestId: request.id };
  return [
    execute('It was justified', 'glass-justified', data),
    execute(open ? 'Not justified: end it' : 'It was not justified', 'glass-unjustified', data),
  ];
}

export function glassHistory(request: AccessRequest, reader: Reader): string[] {
  const { reviewed } = request.glass ?? {};
  if (!reviewed) return [];
  const verdict = reviewed.justified ? 'justified' : 'not justified';
  return [
    `Reviewed by ${nameOf(request, reviewed.by, 'an owner')}: ${verdict}, ${sayMoment(reviewed.at, reader)}`,
  ];
}
