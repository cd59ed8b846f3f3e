// Who from outside is in somebody's tenants because of them, with boxes; asked once more; and what came of it.
import type { AccessRequest } from '../domain/access/request.ts';
import type { Card } from '../shared/card.ts';
import type { Refusal } from '../shared/refusal.ts';
import { execute, say } from './actions.ts';
import { notice } from './notices.ts';
import { renderCard } from './render.ts';
import { headlineOf } from './request-card.ts';
import { standing } from './standing.ts';
import { plain } from './text.ts';
import { type Reader, sayMoment } from './times.ts';

/** As many as a card and a person can bear at once. */
export const CHOICES = 25;

export interface ChoiceInput {
  readonly grants: ReadonlyArray<{
    readonly request: AccessRequest;
    readonly part: 'approved' | 'in-stead' | 'asked';
    readonly homeUnknown: boolean;
  }>;
  readonly tenantNames: ReadonlyMap<string, string>;
  readonly reader: Reader;
}

const PART = {
  approved: 'you approved it',
  'in-stead': 'approved in your stead',
  asked: 'you asked for it',
} as const;

export function becauseOfMeCard({ grants, tenantNames, reader }: ChoiceInput): Card {
  if (grants.length === 0) {
    return notice('From outside, because of you', [
      {
        label: '',
        text: 'Nobody from outside has anything in your tenants that you approved or asked for.',
      },
    ]);
  }
  const shown = grants.slice(0, CHOICES);
  const left = grants.length - shown.length;
  const line = ({ request, part, homeUnknown }: ChoiceInput['grants'][number]) =>
    [
      headlineOf(request),
      ...(homeUnknown ? [request.people ? 'home of some not known' : 'home not known'] : []),
      tenantNames.get(request.plan.resource.tenantId) ?? 'a tenant that is no longer known',
      ...(request.expiresAt === undefined ? [] : [`until ${sayMoment(request.expiresAt, reader)}`]),
      PART[part],
      request.id,
    ].join(' · ');
  return renderCard('choose-grants', {
    fallback: plain(`From outside, because of you: ${grants.length}`),
    headline: 'From outside, because of you',
    about: 'Grants in your tenants that you approved or asked for, those that last longest first.',
    question: 'Which ones end?',
    choices: shown.map((one) => ({ title: plain(line(one), 300), value: one.request.id })),
    more: left > 0 ? `And ${left} more, which end earlier. Ask again once these are done.` : '',
    actions: [execute('End the chosen ones', 'end-chosen', {})],
  });
}

/** Nothing has been ended yet. */
export const confirmEndings = (requests: readonly AccessRequest[]): Card =>
  notice(
    requests.length === 1 ? 'End this grant?' : `End these ${requests.length} grants?`,
    [
      ...requests.map((request) => ({ label: '', text: `${headlineOf(request)} (${request.id})` })),
      {
        label: 'What follows: ',
        text: 'each is revoked in your name, taken back at once and read back. What ended comes back only by a new request.',
      },
    ],
    [
      execute(requests.length === 1 ? 'End it' : `End all ${requests.length}`, 'end-chosen-now', {
        chosen: requests.map(({ id }) => id).join(','),
      }),
      say('Choose again', 'because of me'),
    ],
    'Nothing has been changed yet.',
  );

export function endingsCard(
  ends: ReadonlyArray<{
    readonly requestId: string;
    readonly request?: AccessRequest;
    readonly why?: Refusal;
  }>,
): Card {
  const done = ends.filter(({ why }) => !why);
  const not = ends.flatMap(({ requestId, why }) => (why ? [{ requestId, why }] : []));
  const headline =
    not.length === 0
      ? `${counted(done.length)} ended`
      : `${counted(done.length)} ended, ${not.length} not`;
  return notice(headline, [
    ...done.map(({ requestId, request }) => ({
      label: `${requestId}  `,
      text: request ? `${headlineOf(request)}. ${standing(request)}` : 'is being taken back.',
    })),
    ...not.map(({ requestId, why }) => ({
      label: `${requestId}, not ended: `,
      text: `${why.sentence} ${why.next}`,
    })),
  ]);
}

const counted = (count: number): string => `${count} ${count === 1 ? 'is being' : 'are being'}`;
