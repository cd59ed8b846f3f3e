// "history of …" and its buttons: earlier, later, one of the people meant, one of the requests.
import { evidenceCard } from '../cards/evidence-made.ts';
import { cursorFrom, historyCard, whoseHistoryCard } from '../cards/history.ts';
import { refusalCard } from '../cards/notices.ts';
import { readerFrom } from '../cards/times.ts';
import { readRequestId } from '../shared/ids.ts';
import { refusal } from '../shared/refusal.ts';
import { countEvidence } from '../usecases/count-evidence.ts';
import {
  type FoundHistory,
  findHistory,
  type HistoryDeps,
  historyPage,
  openFromHistory,
} from '../usecases/find-history.ts';
import { readHistoryQuery } from '../usecases/read-history-query.ts';
import type { InboundDeps } from './deps.ts';
import { lookAtRequest, tenantName, tenantNames } from './draw-request.ts';
import { keepRequest } from './keep-look.ts';
import { say } from './say.ts';
import { type ActionReply, type Actor, type Fields, type Reply, textField } from './types.ts';

export const refOf = ({ tenantId, objectId }: Actor) => ({ tenantId, objectId });

/** Undefined: nothing can be looked up here. */
export function historyDeps(deps: InboundDeps): HistoryDeps | undefined {
  const { record } = deps;
  return record && { ...deps, history: record.history };
}

export async function askHistory(deps: InboundDeps, actor: Actor, text: string): Promise<Reply> {
  const ready = historyDeps(deps);
  if (!ready || !deps.record) return refuse(NOT_HERE);
  const words = deps.record.readHistory({
    text,
    estate: deps.estate,
    now: deps.clock.now(),
    timeZone: actor.timeZone,
  });
  const found = await findHistory(ready, refOf(actor), words);
  if (!found.ok) return refuse(found.error);
  return { card: draw(deps, actor, found.value), summary: 'History' };
}

export async function turnHistory(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<ActionReply> {
  const ready = historyDeps(deps);
  const query = readHistoryQuery(textField(fields, 'query'));
  if (!ready || !query) return say(NOT_A_SEARCH);
  const than = cursorFrom(textField(fields, 'at'), textField(fields, 'id'));
  const to = textField(fields, 'to') === 'later' ? 'later' : 'earlier';
  const found = await historyPage(ready, refOf(actor), query, than && { to, than });
  return found.ok ? { card: draw(deps, actor, found.value) } : say(found.error);
}

export async function openHistory(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<ActionReply> {
  const ready = historyDeps(deps);
  if (!ready) return say(NOT_HERE);
  const shown = await openFromHistory(
    ready,
    refOf(actor),
    readRequestId(textField(fields, 'requestId')) ?? '',
  );
  if (!shown.ok) return say(shown.error);
  const card = lookAtRequest(deps, actor, shown.value);
  return { card, sent: keepRequest(deps, actor, shown.value) };
}

export async function sayEvidence(
  deps: InboundDeps,
  actor: Actor,
  fields: Fields,
): Promise<ActionReply> {
  const query = readHistoryQuery(textField(fields, 'query'));
  if (!deps.record || !query) return say(NOT_A_SEARCH);
  const { evidence } = deps.record;
  const counted = await countEvidence({ ...deps, evidence }, refOf(actor), query);
  return counted.ok ? { card: evidenceCard({ query, ...counted.value }) } : say(counted.error);
}

function draw(deps: InboundDeps, actor: Actor, found: FoundHistory) {
  if (found.is === 'choice') {
    return whoseHistoryCard(
      found.people.map(({ name, keys }, i) => ({
        name,
        query: found.queries[i] ?? {},
        where: placesOf(deps, keys),
      })),
      found.more,
    );
  }
  const { query, page, sight, self, unsure } = found;
  const { tenants } = sight;
  return historyCard({
    query,
    page,
    unsure,
    wide: tenants === 'all' || tenants.length > 0,
    self,
    kindTitles: deps.record?.kindTitles ?? new Map(),
    tenantNames: tenantNames(deps.estate),
    reader: readerFrom(actor.locale, actor.timeZone),
    now: deps.clock.now(),
  });
}

/** Where their accounts are: what tells two people of one name apart. */
function placesOf({ estate }: InboundDeps, keys: readonly string[]): string {
  const names = keys.map((key) => {
    const [tenantId = ''] = key.split('/');
    return tenantId === 'outside' ? 'outside all tenants' : tenantName(estate, tenantId);
  });
  return new Intl.ListFormat('en').format([...new Set(names)]);
}

const refuse = (why: Parameters<typeof refusalCard>[0][number]): Reply => ({
  card: refusalCard([why]),
  summary: why.sentence,
});

const NOT_HERE = refusal(
  'history-off',
  'Requests cannot be looked up here.',
  'Type "history" for your own.',
);

const NOT_A_SEARCH = refusal(
  'history-unreadable',
  'That button is not one that a history of Drawbridge carries.',
  'Look it up again in words.',
);
