// The dialogs: the form of a request, and the reason of a denial. Errors stand above, answers stay.
import type { AccessKind, Missing, Offer } from '../domain/access/kind.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { Card } from '../shared/card.ts';
import { sayDuration, toIsoDuration } from '../shared/duration.ts';
import type { Refusal } from '../shared/refusal.ts';
import { nameOf } from './names.ts';
import type { Values } from './notices.ts';
import { renderCard } from './render.ts';
import { headlineOf } from './request-card.ts';
import { escaped, plain } from './text.ts';

export interface RequestFormInput {
  readonly kind: Pick<AccessKind, 'id' | 'title' | 'about' | 'question'>;
  readonly formId: string;
  readonly offers: ReadonlyArray<Offer & { readonly value: string }>;
  readonly missing: readonly Missing[];
  /** Milliseconds, shortest first. */
  readonly durations: readonly number[];
  readonly values: Values;
  readonly errors: readonly Refusal[];
}

const lines = (errors: readonly Refusal[]) =>
  errors.map(({ sentence, next }) => ({ sentence: plain(sentence), next: plain(next) }));

export const requestForm = (input: RequestFormInput): Card =>
  renderCard('request-form', {
    fallback: plain(input.kind.title),
    about: escaped(input.kind.about),
    question: input.kind.question,
    kind: input.kind.id,
    formId: input.formId,
    errors: lines(input.errors),
    offers: input.offers.map(({ name, tenant, value }) => ({
      title: plain(`${name} (${tenant})`, 120),
      value,
    })),
    missing: input.missing.map(({ sentence }) => ({ text: plain(`Not listed: ${sentence}`) })),
    durations: input.durations.map((ms) => ({ title: sayDuration(ms), value: toIsoDuration(ms) })),
    values: {
      resource: plain(input.values.resource ?? ''),
      duration: plain(input.values.duration ?? ''),
      justification: plain(input.values.justification ?? ''),
    },
    promise: 'Nothing changes until an owner has approved exactly what the card shows them.',
  });

export const denyForm = (
  request: AccessRequest,
  values: Values,
  errors: readonly Refusal[],
): Card =>
  renderCard('deny-form', {
    fallback: 'Deny a request',
    headline: escaped(headlineOf(request)),
    asker: plain(nameOf(request, request.requestor, 'The person who asked'), 80),
    requestId: request.id,
    errors: lines(errors),
    values: { reason: plain(values.reason ?? '') },
  });
