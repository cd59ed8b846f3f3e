// What of a person can stand in each table: one that is neither here nor among the impersonal ones fails a test.
import { type RawBuilder, sql } from 'kysely';
import type { DataSubject } from '../../domain/record/held.ts';
import { mentions as mentionsIn } from './erase-beside.ts';
import { isBeside, shownIn } from './let-go-of-looks.ts';
import { DECIDER } from './migrations/0015-record-found-again.ts';
import type { Tables } from './tables.ts';

export interface PersonalTable {
  /** Where one table holds things of several kinds, what comes after a dot tells them apart. */
  readonly id: keyof Tables | `${keyof Tables}.${string}`;
  readonly title: string;
  readonly kept: string;
  /** Rows about one of these people. */
  where(subject: DataSubject): RawBuilder<boolean>;
  /** What of a row is told to the person: nobody else's names. */
  readonly show: string | ((subject: DataSubject) => RawBuilder<unknown>);
}

const list = (values: readonly string[]) => (values.length > 0 ? sql.join(values) : sql`NULL`);
const isOne = (column: string) => (subject: DataSubject) =>
  sql<boolean>`${sql.ref(column)} IN (${list(subject.keys)})`;
const mentions = (column: string) => (subject: DataSubject) => mentionsIn(column, subject);

const WITH_REQUEST =
  'Names and words until the time of keeping after its end, seven years unless your organisation set another; then ids, decisions and proofs alone.';
const IDS = 'Ids without names; they stay with the request.';

export const PERSONAL: readonly PersonalTable[] = [
  {
    id: 'request',
    title: 'Requests that you made or that are for you',
    kept: WITH_REQUEST,
    where: ({ keys }) =>
      sql<boolean>`(requestor IN (${list(keys)}) OR beneficiary IN (${list(keys)})
        OR id IN (SELECT request_id FROM request_person WHERE person IN (${list(keys)})))`,
    show: `id, kind, tenant_id, state, asked_at, expires_at, closed_at,
      personal ->> 'justification' AS justification, personal #>> '{words,title}' AS title`,
  },
  {
    id: 'request.decided',
    title: 'Requests that you decided',
    kept: WITH_REQUEST,
    where: ({ keys }) => sql<boolean>`${sql.raw(DECIDER)} IN (${list(keys)})`,
    show: `id, kind, tenant_id, data #>> '{decision,verdict}' AS verdict,
      to_timestamp((data #>> '{decision,at}')::bigint / 1000.0) AS decided_at,
      personal ->> 'decisionNote' AS note`,
  },
  {
    id: 'request.remarks',
    title: 'Requests about which you asked back, answered or commented',
    kept: WITH_REQUEST,
    where: ({ keys }) =>
      sql<boolean>`coalesce(personal -> 'remarks' ?| ARRAY[${list(keys)}]::text[], FALSE)`,
    show: ({ keys }) => sql`id, (SELECT jsonb_agg(said.text ORDER BY said.id::int)
      FROM jsonb_each(personal -> 'remarks') AS own(account, words),
        jsonb_each_text(own.words) AS said(id, text)
      WHERE own.account IN (${list(keys)})) AS said`,
  },
  {
    id: 'request.named',
    title: 'Requests in which your name stands, whatever you had to do with them',
    kept: WITH_REQUEST,
    where: ({ keys }) =>
      sql<boolean>`coalesce(personal -> 'names' ?| ARRAY[${list(keys)}]::text[], FALSE)`,
    show: 'id, kind, tenant_id, state',
  },
  {
    id: 'request.unable',
    title: 'Requests that wait, for which your yes could not be taken, and what was found of you',
    kept: 'As long as the request waits.',
    where: ({ keys }) =>
      sql<boolean>`coalesce(data -> 'unable' ?| ARRAY[${list(keys)}]::text[], FALSE)`,
    show: ({ keys }) => sql`id, (SELECT jsonb_object_agg(own.account, own.why)
      FROM jsonb_each_text(data -> 'unable') AS own(account, why)
      WHERE own.account IN (${list(keys)})) AS found`,
  },
  {
    id: 'request_approver',
    title: 'Requests that you were asked to decide',
    kept: IDS,
    where: isOne('account'),
    show: 'request_id, account',
  },
  {
    id: 'request_person',
    title: 'Requests that others made for you',
    kept: IDS,
    where: isOne('person'),
    show: 'request_id, person',
  },
  {
    id: 'work',
    title: 'Messages and cards that were brought to you or wait for it',
    kept: 'Ids without names; they stay with what they are about.',
    where: ({ keys }) =>
      sql<boolean>`lower((payload #>> '{account,tenantId}') || '/' || (payload #>> '{account,objectId}')) IN (${list(keys)})`,
    show: 'kind, request_id, due_at, done_at',
  },
  {
    id: 'work.announced',
    title: 'Turns of requests of yours of which another system was told, or will be',
    kept: 'Ids without names; they stay with the request.',
    where: ({ keys }) =>
      sql<boolean>`(kind = 'announce' AND (payload #>> '{event,ids,requestor}' IN (${list(keys)})
        OR payload #>> '{event,ids,beneficiary}' IN (${list(keys)})))`,
    show: `request_id, payload #>> '{event,type}' AS event, due_at, done_at`,
  },
  {
    id: 'holding',
    title: 'What is, or was, given to you in a directory',
    kept: IDS,
    where: isOne('beneficiary'),
    show: 'request_id, step_id, key, ours, released',
  },
  {
    id: 'card',
    title: 'Cards in your chat',
    kept: 'Ids of messages, so that they can be brought up to date; they stay with the request.',
    where: (subject) => sql<boolean>`(${isOne('account')(subject)} AND NOT ${isBeside})`,
    show: 'request_id, audience',
  },
  {
    id: 'card.beside',
    title: 'Messages in which you looked at something, were asked something, or were reminded',
    kept: 'Ids of messages, so that they can be brought up to date, until the night after what they show is over; a look at a request, or a reminder that could not be changed yet, as long as its names.',
    where: (subject) => sql<boolean>`(${isOne('account')(subject)} AND ${isBeside})`,
    show: () => sql`${shownIn} AS shows, audience`,
  },
  {
    id: 'conversation',
    title: 'How you are reached in Teams',
    kept: 'Until you are erased; the latest alone.',
    where: isOne('account'),
    show: "account, data ->> 'locale' AS locale, data ->> 'timeZone' AS time_zone, updated_at",
  },
  {
    id: 'guest_link',
    title: 'Guest accounts that stand for you',
    kept: 'Ids; they tell that two accounts are one person, so that nobody decides for themselves.',
    where: ({ keys }) => sql<boolean>`(guest IN (${list(keys)}) OR home IN (${list(keys)}))`,
    show: 'guest, home',
  },
  {
    id: 'cut_off',
    title: 'Cut-offs that name you',
    kept: 'Names until you are erased once it is lifted; ids stay.',
    where: mentions('data::text'),
    show: 'id, made_at, lifted_at',
  },
  {
    id: 'brake',
    title: 'Pauses and lockdowns that you began or ended',
    kept: 'Names until you are erased once it is over; ids stay.',
    where: mentions('data::text'),
    show: 'id, made_at, over_at',
  },
  {
    id: 'absence',
    title: 'Absences in which you are away, or decide for somebody',
    kept: 'Names until you are erased once it is over; ids stay.',
    where: mentions("person || ' ' || delegate || ' ' || data::text"),
    show: 'id, until, accepted_at, over_at',
  },
  {
    id: 'partner_review',
    title:
      'Partners about which you were asked, or of which you said whether they are still needed',
    kept: 'Your name and words until somebody answers anew, or until you are erased; ids stay.',
    where: mentions('data::text'),
    show: `id, tenant_id, partner_id, asked_at, answered_at, data #>> '{answer,verdict}' AS verdict,
      CASE WHEN asked_at IS NULL THEN personal ->> 'reason' END AS reason`,
  },
  {
    id: 'estate_version',
    title:
      'Versions of your organisation’s file that list your accounts, or that you decided about',
    kept: 'As long as the versions; whoever keeps the file takes you out of it.',
    where: mentions("texts::text || data::text || coalesce(personal::text, '')"),
    show: 'id, state, found_at',
  },
  {
    id: 'audit_entry',
    title: 'Entries of the audit about you, under a pseudonym',
    kept: 'For good: the audit only grows. It holds no names and no words.',
    where: ({ keys }) =>
      sql<boolean>`EXISTS (SELECT 1 FROM pseudonym
        WHERE pseudonym.account IN (${list(keys)}) AND strpos(body, pseudonym.id::text) > 0)`,
    show: "sequence, body::jsonb ->> 'verb' AS verb, body::jsonb ->> 'at' AS at",
  },
  {
    id: 'pseudonym',
    title: 'Pseudonyms that stand for your accounts in the audit',
    kept: 'Until you are erased and nothing of yours is open any more.',
    where: isOne('account'),
    show: 'id, account',
  },
  {
    id: 'posture_value',
    title: 'How your accounts stand in the directories of your organisation',
    kept: 'Risk for 30 days, sign-ins for 90, the rest for seven years; what a directory says now as long as it says so.',
    where: mentions('value'),
    show: `tenant_id, area, (SELECT min(taken_at) FROM posture_snapshot AS s
        WHERE s.tenant_id = posture_value.tenant_id AND s.area = posture_value.area
          AND s.hash = posture_value.hash) AS first_read`,
  },
  {
    id: 'posture_critical',
    title: 'Critical things that were seen about your accounts',
    kept: 'As long as they are so, and afterwards as ids.',
    where: mentions('object'),
    show: 'tenant_id, kind, since, over_at',
  },
  {
    id: 'posture_asked',
    title: 'What you asked last about tenants',
    kept: 'An hour, until the night after it.',
    where: isOne('account'),
    show: 'asked, asked_at',
  },
  {
    id: 'subscription',
    title: 'Your subscriptions',
    kept: 'Until you are erased.',
    where: isOne('account'),
    show: "id, made_at, ended_at, data -> 'about' AS about",
  },
  {
    id: 'known_name',
    title: 'Names and addresses by which your requests are found',
    kept: 'As long as a request with your name is kept.',
    where: isOne('account'),
    show: 'said, account',
  },
  {
    id: 'legal_hold',
    title: 'Holds that keep what is about you from being let go',
    kept: 'As long as the matter, and afterwards as proof that there was one.',
    where: ({ keys }) => sql<boolean>`subject IN (${list(keys.map((key) => `person/${key}`))})`,
    show: 'id, placed_at, lifted_at',
  },
  {
    id: 'sign_in_use',
    title: 'Fresh sign-ins of yours that served an approval',
    kept: 'Marks without names, so that none serves twice.',
    where: isOne('account'),
    show: 'account, purpose, used_at',
  },
];
