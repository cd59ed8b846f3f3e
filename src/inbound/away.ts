// "away until … delegate …", "back", "away", and the buttons by which the other one answers.
import { absenceCard, absencesCard } from '../cards/absence.ts';
import {
  type AwayDay,
  type AwayHelp,
  awayHelpCard,
  whichDelegateCard,
} from '../cards/away-help.ts';
import { notice, refusalCard } from '../cards/notices.ts';
import { readerFrom, sayMoment } from '../cards/times.ts';
import { readRequestId } from '../shared/ids.ts';
import { knownTimeZone, localDay } from '../shared/local-time.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { type AbsenceVerb, answerAbsence, comeBack } from '../usecases/answer-absence.ts';
import { beAway } from '../usecases/be-away.ts';
import { delegateNamed } from '../usecases/delegate-named.ts';
import { listAbsences } from '../usecases/list-absences.ts';
import { type AwayIntent, endOfDay } from './away-words.ts';
import type { InboundDeps } from './deps.ts';
import { keepLook } from './keep-look.ts';
import { say } from './say.ts';
import { type ActionReply, type Actor, type Fields, type Reply, textField } from './types.ts';

const refOf = ({ tenantId, objectId }: Actor) => ({ tenantId, objectId });

const no = (why: Refusal): Reply => ({ card: refusalCard([why]), summary: why.sentence });

const ready = (deps: InboundDeps) => deps.absences && { ...deps, absences: deps.absences };

export async function onAway(deps: InboundDeps, actor: Actor, said: AwayIntent): Promise<Reply> {
  const able = ready(deps);
  if (!able) return no(NOT_HERE);
  const me = refOf(actor);
  const reader = readerFrom(actor.locale, actor.timeZone);
  if (said.do === 'list') {
    const open = await listAbsences(able, me);
    return { card: absencesCard(open, me, reader), summary: 'Who decides in whose stead' };
  }
  if (said.do === 'back') {
    const ended = await comeBack(able, me);
    const text =
      ended === 0 ? 'Nobody decided in your stead.' : 'Your decisions are yours alone again.';
    return { card: notice('Welcome back', [{ label: '', text }]), summary: text };
  }
  const now = deps.clock.now();
  const zone = knownTimeZone(actor.timeZone);
  const dayOf = (until: number) => ({
    typed: localDay(until, zone),
    shown: sayMoment(until, reader),
  });
  const until = endOfDay(said.day, zone, now);
  const day = until !== undefined && until > now ? dayOf(until) : undefined;
  const days = said.day === '' ? SOON.flatMap((words) => endOfDay(words, zone, now) ?? []) : [];
  const help = helpToLeave(deps, actor, said, day, days.map(dayOf));
  if (help) return help;
  const away = await beAway(able, me, { until, delegate: said.delegate });
  if (!away.ok) return no(away.error);
  const card = absenceCard({ absence: away.value, viewer: me, reader, now });
  const summary = `${away.value.personal?.delegate} is asked`;
  const sent = keepLook(deps, actor, { id: away.value.id, as: 'requestor' }, summary);
  return { card, summary, sent };
}

/** Offered where no day was said. */
const SOON = ['this week', 'next week'];

/** Undefined: what was said names a day and somebody, and they can be asked. */
function helpToLeave(
  { estate }: InboundDeps,
  actor: Actor,
  { day: typed, delegate, unsure }: Extract<AwayIntent, { do: 'leave' }>,
  day: AwayHelp['day'],
  days: readonly AwayDay[],
): Reply | undefined {
  const named = delegate === '' ? undefined : delegateNamed(estate, actor, delegate);
  if (named?.is === 'some') {
    return { card: whichDelegateCard(named.people, day), summary: 'Whom do you mean?' };
  }
  if (!unsure && typed !== '' && named) return undefined;
  const card = awayHelpCard({
    ...(day ? { day } : { days }),
    ...(named?.is === 'one' && { delegate: named.delegate.typed }),
    ...(named?.is === 'nobody' && { nobody: delegate }),
  });
  return { card, summary: 'Who decides while you are away?' };
}

export function pressAbsence(verb: AbsenceVerb) {
  return async (deps: InboundDeps, actor: Actor, fields: Fields): Promise<ActionReply> => {
    const able = ready(deps);
    if (!able) return say(NOT_HERE);
    const me = refOf(actor);
    const id = readRequestId(textField(fields, 'absence')) ?? '';
    const answered = await answerAbsence(able, me, id, verb);
    if (!answered.ok) return say(answered.error);
    const reader = readerFrom(actor.locale, actor.timeZone);
    const input = { absence: answered.value, viewer: me, reader, now: deps.clock.now() };
    return { card: absenceCard(input) };
  };
}

const NOT_HERE = refusal(
  'absences-off',
  'Here nobody can hand over their decisions.',
  'Whoever runs Drawbridge can tell you why.',
);
