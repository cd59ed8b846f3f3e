// "request": the kinds of access somebody may ask for, with the form filled in as far as their words say.
import { type LauncherInput, launcherCard, refusalCard, type Values } from '../cards/notices.ts';
import { plain } from '../cards/text.ts';
import { whichOfferCard } from '../cards/which-offer.ts';
import type { AccessKind } from '../domain/access/kind.ts';
import { sayDuration, toIsoDuration } from '../shared/duration.ts';
import { refusal } from '../shared/refusal.ts';
import { kindsFor, whyNothingToAsk } from '../usecases/kinds-for.ts';
import {
  type SaidAs,
  type UnderstoodWish,
  type UnsureWish,
  understandWish,
} from '../usecases/understand-wish.ts';
import type { InboundDeps } from './deps.ts';
import type { Actor, Reply } from './types.ts';

const NEED = 'What do you need?';
const SETTINGS = 'Settings between tenants';
const SETTINGS_WORDS = 'request settings';
const MEANS_SETTINGS = /^settings?( between tenants)?$/i;

export async function launch(
  deps: InboundDeps,
  actor: Actor,
  wish: string,
  as: SaidAs,
  /** What to know before choosing. */
  note?: string,
): Promise<Reply> {
  const kinds = await kindsFor(deps, actor);
  if (kinds.length === 0) {
    const why = (await whyNothingToAsk(deps, actor)) ?? nothingToAsk;
    return { card: refusalCard([why]), summary: NEED };
  }
  if (wish === '') return draw(kinds, false, note === undefined ? {} : { note });
  if (MEANS_SETTINGS.test(wish)) return draw(kinds, true);
  const found = await understandWish(deps, actor, wish, as);
  if (!found.ok) return { card: refusalCard([found.error]), summary: found.error.sentence };
  const said = found.value;
  if (said.kind === undefined) {
    return said.among.length > 0 ? choose(kinds, said) : noneFits(kinds, said);
  }
  const meant = kinds.find(({ id }) => id === said.kind);
  if (!meant) return draw(kinds, false, notFor(said));
  const understood = understoodFrom(said, meant);
  const { unknown } = said;
  if (unknown) {
    const note = `Nothing of that kind that you can ask for goes by “${plain(unknown, 80)}”; its form lists what you can.`;
    return draw(kinds, false, { understood, note });
  }
  if (!said.resource || !said.sure) return draw(kinds, isSetting(meant), { understood });
  // It is known what is meant: the rest would only be in the way.
  const card = launcherCard({ headline: NEED, kinds: [meant], understood, more: ELSE });
  return { card, summary: NEED };
}

function noneFits(kinds: readonly AccessKind[], wish: UnsureWish): Reply {
  const { asked, vague, tenant, there } = wish;
  const values = valuesFrom(wish);
  if (vague) return draw(kinds, false, { values });
  if (tenant === undefined) {
    const note = `Nothing that you can ask for goes by “${plain(asked, 80)}”. Choose what comes nearest.`;
    return draw(kinds, false, { note, values });
  }
  const card = launcherCard({
    headline: NEED,
    kinds: kinds.filter(({ id }) => there.includes(id)),
    note: `This is what you can ask for in ${tenant}.`,
    values,
    more: ELSE,
  });
  return { card, summary: NEED };
}

const notFor = ({ words }: UnderstoodWish) => ({
  note: `${words}: that is not among what you can ask for. This is:`,
});

function choose(kinds: readonly AccessKind[], wish: UnsureWish): Reply {
  const { asked, durationMs, justification, forOther } = wish;
  const choices = wish.among.flatMap((offer) => {
    const kind = kinds.find(({ id }) => id === offer.resource.kind);
    return kind ? [{ ...offer, kind }] : [];
  });
  const besides = [
    ...(durationMs !== undefined ? [sayDuration(durationMs)] : []),
    ...(justification ? [`“${justification}”`] : []),
    ...(forOther && choices.some(({ kind }) => isOwn(kind)) ? [FOR_YOURSELF] : []),
  ];
  const card = whichOfferCard({ asked, choices, besides, values: valuesFrom(wish) });
  return { card, summary: 'Which do you mean?' };
}

/** One group at a time: what people need every day, or what concerns whole tenants. */
function draw(
  kinds: readonly AccessKind[],
  settings: boolean,
  said: Pick<LauncherInput, 'note' | 'values' | 'understood'> = {},
): Reply {
  const group = kinds.filter((kind) => isSetting(kind) === settings);
  const others = kinds.length > group.length;
  // Where only one group is open to somebody, there is nothing to choose between.
  const shown = group.length > 0 ? group : kinds;
  const headline = settings ? SETTINGS : NEED;
  const first = said.understood?.kind;
  const card = launcherCard({
    headline,
    kinds: [...shown].sort((a, b) => Number(b.id === first) - Number(a.id === first)),
    ...(others && !settings && group.length > 0 && { more }),
    ...said,
  });
  return { card, summary: headline };
}

const isSetting = ({ lifecycle }: AccessKind): boolean => lifecycle === 'relationship-setting';

/** Whoever asks is the one who gets it. */
const isOwn = ({ lifecycle, people }: AccessKind): boolean =>
  lifecycle === 'personal-grant' && people === undefined;

const FOR_YOURSELF = 'for yourself, unless its form asks for whom';

const ELSE = {
  title: 'Something else',
  about: 'Everything that you can ask for.',
  words: 'request',
};

const more = {
  title: SETTINGS,
  about: 'Partners, trust, synchronisation and what joins tenants: for owners and administrators.',
  words: SETTINGS_WORDS,
};

function understoodFrom(wish: UnderstoodWish, meant: AccessKind) {
  const { kind, resource, advice, forOther } = wish;
  const words = forOther && isOwn(meant) ? `${wish.words} · for yourself` : wish.words;
  return { words, kind, values: { ...(resource && { resource }), ...valuesFrom(wish) }, advice };
}

const valuesFrom = ({ durationMs, justification }: UnderstoodWish | UnsureWish): Values => ({
  ...(durationMs !== undefined && { duration: toIsoDuration(durationMs) }),
  ...(justification && { justification }),
});

const nothingToAsk = refusal(
  'nothing-to-ask',
  'No rule lets you ask for anything through Drawbridge.',
  'If you expected something here, talk to the owner of the tenant you need.',
);
