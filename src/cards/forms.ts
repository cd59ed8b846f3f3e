// The dialogs: the form of a request, and the reason of a denial. Errors stand above, answers stay.
import type { AccessKind, Input, Missing, Offer } from '../domain/access/kind.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import { beneficiaryKey } from '../shared/beneficiary.ts';
import type { Card } from '../shared/card.ts';
import { sayDuration, toIsoDuration } from '../shared/duration.ts';
import { inputField } from '../shared/input-field.ts';
import { offerTitle } from '../shared/offer-title.ts';
import type { Refusal } from '../shared/refusal.ts';
import { nameOf } from './names.ts';
import type { Values } from './notices.ts';
import { givenTo } from './parts.ts';
import { renderCard } from './render.ts';
import { headlineOf } from './request-card.ts';
import { escaped, plain } from './text.ts';

export interface RequestFormInput {
  readonly kind: Pick<AccessKind, 'id' | 'title' | 'about' | 'question' | 'lifecycle'>;
  /** What was chosen on a page before this one, and what is asked about it. */
  readonly chosen?: { readonly name: string; readonly value: string };
  readonly inputs?: readonly Input[];
  readonly formId: string;
  readonly offers: ReadonlyArray<Offer & { readonly value: string }>;
  readonly missing: readonly Missing[];
  /** What else to know about the choices, in sentences. */
  readonly notes?: readonly string[];
  /** Milliseconds, shortest first. */
  readonly durations: readonly number[];
  /** What to know about the times, in sentences. */
  readonly timeNotes?: readonly string[];
  /** Days that a start may fall on, such as `2026-11-27`, and in which zone. */
  readonly start: {
    readonly timeZone: string;
    readonly earliest: string;
    readonly latest: string;
  };
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
    choose: input.chosen === undefined,
    chosen: plain(input.chosen?.name ?? '', 120),
    ...choicesOf(input),
    inputs: (input.inputs ?? []).map((one) => inputOf(one, input.values)),
    durationLabel:
      input.kind.lifecycle === 'personal-grant'
        ? 'For how long, counted from its start?'
        : 'After how long should its owners be asked whether it is still needed?',
    durations: input.durations.map((ms) => ({ title: sayDuration(ms), value: toIsoDuration(ms) })),
    timeNotes: (input.timeNotes ?? []).map((text) => ({ text: plain(text) })),
    start: startOf(input),
    values: {
      renews: plain(input.values.renews ?? '', 64),
      startDate: plain(input.values.startDate ?? ''),
      startTime: plain(input.values.startTime ?? ''),
      resource: plain(input.values.resource ?? ''),
      chosen: plain(input.chosen?.value ?? ''),
      duration: plain(input.values.duration ?? ''),
      justification: plain(input.values.justification ?? ''),
    },
    promise:
      input.kind.lifecycle === 'personal-grant'
        ? 'Nothing changes until exactly that is approved: by whoever the rule asks, or by a rule agreed to beforehand.'
        : 'Nothing changes until its owners have approved exactly what the card shows them.',
  });

/** A setting between tenants begins once every side has agreed. */
const startOf = ({ kind, start }: RequestFormInput) => ({
  asked: kind.lifecycle === 'personal-grant',
  day: 'Start day (if not at once)',
  time: plain(`Start time (${start.timeZone})`, 80),
  earliest: start.earliest,
  latest: start.latest,
});

/** The first page of a form that asks more once it is known what is wanted. */
export const chooseForm = (input: RequestFormInput): Card =>
  renderCard('choose-form', {
    fallback: plain(input.kind.title),
    about: escaped(input.kind.about),
    question: input.kind.question,
    kind: input.kind.id,
    formId: input.formId,
    errors: lines(input.errors),
    ...choicesOf(input),
    values: {
      resource: plain(input.values.resource ?? ''),
      duration: plain(input.values.duration ?? ''),
      justification: plain(input.values.justification ?? ''),
      renews: plain(input.values.renews ?? '', 64),
    },
  });

const choicesOf = ({ offers, missing, notes = [] }: RequestFormInput) => ({
  offers: offers.map((offer) => ({ title: plain(offerTitle(offer), 120), value: offer.value })),
  missing: [...notes, ...missing.map(({ sentence }) => `Not listed: ${sentence}`)].map((text) => ({
    text: plain(text),
  })),
});

/** Characters of a text that stands on one line. */
const LINE = 200;

/** Few choices are seen at a glance, many are searched. */
const AT_A_GLANCE = 6;

const inputOf = (input: Input, values: Values) => ({
  id: inputField(input.id),
  type: input.type,
  label: plain(input.label, 160),
  placeholder: input.placeholder ?? '',
  required: input.required,
  many: input.type === 'choices',
  longest: input.longest ?? LINE,
  lines: input.longest !== undefined,
  style: (input.choices?.length ?? 0) <= AT_A_GLANCE ? 'expanded' : 'filtered',
  choices: (input.choices ?? []).map(({ title, value }) => ({ title: plain(title, 120), value })),
  value: plain(values[inputField(input.id)] ?? input.value ?? ''),
});

/** Whose part ends, where it goes on for the others. */
export const partForm = (request: AccessRequest, errors: readonly Refusal[]): Card =>
  renderCard('part-form', {
    fallback: 'End one person’s part',
    headline: escaped(headlineOf(request)),
    requestId: request.id,
    errors: lines(errors),
    choices: givenTo(request).map((one) => {
      const key = beneficiaryKey(one);
      const address = request.personal?.addresses?.[key];
      const name = nameOf(request, one, 'Somebody');
      return { title: plain(address ? `${name} (${address})` : name, 160), value: key };
    }),
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
