// Where the rules in force cannot be loaded here: what takes back goes on, and whoever has a part in a request sees it.

import type { Refusal } from '../shared/refusal.ts';
import { rulesUnread, whyBehind } from '../usecases/rules-behind.ts';
import type { InboundDeps } from './deps.ts';
import type { Intent } from './parse-message.ts';
import type { Fields } from './types.ts';
import { textField } from './types.ts';

/**
 * All else would be answered by the rules of before: to whom a tenant may be shown may have changed. What
 * gives is refused where it is decided, with the words that fit it.
 */
const WORDS: ReadonlyArray<Intent['intent']> = [
  'help',
  'who-am-i',
  'my-requests',
  'my-access',
  'history',
  'approvals',
  'status',
  'cut-off',
  'because-of-me',
  'brake',
  'held',
  'estate',
  'break-glass',
];

const BUTTONS: readonly string[] = [
  'approve',
  'approve-less',
  'withdraw',
  'return',
  'revoke',
  'remind',
  'take-away',
  'give-again',
  'cut-off',
  'confirm-cut-off',
  'lift-cut-off',
  'end-chosen',
  'end-chosen-now',
  'lockdown',
  'release-brake',
  'accept-estate',
  'decline-duty',
  'decline-absence',
  'end-absence',
  'glass-unjustified',
  'open-request',
  'stop-subscription',
];

const DIALOGS: readonly string[] = [
  'open-denial',
  'submit-denial',
  'open-part',
  'submit-part',
  'open-estate-refusal',
  'submit-estate-refusal',
  'held-export',
];

export const whyNoWord = (deps: InboundDeps, intent: Intent): Refusal | undefined =>
  left(deps, WORDS.includes(intent.intent) && !isQuestion(intent));

export const whyNoButton = (deps: InboundDeps, verb: string): Refusal | undefined =>
  left(deps, BUTTONS.includes(verb));

export const whyNoDialog = (deps: InboundDeps, fields: Fields): Refusal | undefined =>
  left(deps, DIALOGS.includes(textField(fields, 'verb')));

/** `status of Fabrikam` is about a tenant. */
const isQuestion = (intent: Intent): boolean =>
  intent.intent === 'status' && intent.id === undefined && intent.given !== '';

const left = (deps: InboundDeps, goesOn: boolean): Refusal | undefined =>
  !goesOn && whyBehind(deps) ? rulesUnread : undefined;
