// "request": the kinds of access somebody may ask for, with the form filled in as far as their words say.
import { launcherCard, refusalCard } from '../cards/notices.ts';
import type { AccessKind } from '../domain/access/kind.ts';
import { toIsoDuration } from '../shared/duration.ts';
import { refusal } from '../shared/refusal.ts';
import { kindsFor } from '../usecases/kinds-for.ts';
import { type UnderstoodWish, understandWish } from '../usecases/understand-wish.ts';
import type { InboundDeps } from './deps.ts';
import type { Actor, Reply } from './types.ts';

const NEED = 'What do you need?';
const SETTINGS = 'Settings between tenants';
const SETTINGS_WORDS = 'request settings';
const MEANS_SETTINGS = /^settings?( between tenants)?$/i;

export async function launch(deps: InboundDeps, actor: Actor, wish: string): Promise<Reply> {
  const kinds = await kindsFor(deps, actor);
  if (kinds.length === 0) return { card: refusalCard([nothingToAsk]), summary: NEED };
  if (wish === '') return draw(kinds, false);
  if (MEANS_SETTINGS.test(wish)) return draw(kinds, true);
  const found = await understandWish(deps, actor, wish);
  if (!found.ok) return { card: refusalCard([found.error]), summary: found.error.sentence };
  const meant = kinds.find(({ id }) => id === found.value?.kind);
  return draw(kinds, meant ? isSetting(meant) : false, found.value ?? undefined);
}

/** One group at a time: what people need every day, or what concerns whole tenants. */
function draw(kinds: readonly AccessKind[], settings: boolean, wish?: UnderstoodWish): Reply {
  const group = kinds.filter((kind) => isSetting(kind) === settings);
  const others = kinds.length > group.length;
  // Where only one group is open to somebody, there is nothing to choose between.
  const shown = group.length > 0 ? group : kinds;
  const headline = settings ? SETTINGS : NEED;
  const card = launcherCard({
    headline,
    kinds: [...shown].sort((a, b) => Number(b.id === wish?.kind) - Number(a.id === wish?.kind)),
    ...(others && !settings && group.length > 0 && { more }),
    ...(wish && { understood: understoodFrom(wish) }),
  });
  return { card, summary: headline };
}

const isSetting = ({ lifecycle }: AccessKind): boolean => lifecycle === 'relationship-setting';

const more = {
  title: SETTINGS,
  about: 'Partners, trust, synchronisation and what joins tenants: for owners and administrators.',
  words: SETTINGS_WORDS,
};

function understoodFrom(wish: UnderstoodWish) {
  const { words, kind, resource, durationMs, justification, advice } = wish;
  const values = {
    ...(resource && { resource }),
    ...(durationMs !== undefined && { duration: toIsoDuration(durationMs) }),
    ...(justification && { justification }),
  };
  return { words, kind, values, advice };
}

const nothingToAsk = refusal(
  'nothing-to-ask',
  'No rule lets you ask for anything through Drawbridge.',
  'If you expected something here, talk to the owner of the tenant you need.',
);
