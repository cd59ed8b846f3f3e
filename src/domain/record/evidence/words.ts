// What stands in the record as a code, in words for whoever reads the summary; the tables keep the codes.
import { kindById } from '../../access/kinds/index.ts';
import type { AccessRequest, RequestState } from '../../access/request.ts';

const STATES: Readonly<Record<RequestState, string>> = {
  pending: 'waits for a decision',
  'with-partner': 'waits for the partner',
  scheduled: 'approved, starts later',
  denied: 'denied',
  observed: 'approved, and only told what would have been done',
  withdrawn: 'withdrawn',
  lapsed: 'lapsed, nobody decided',
  applying: 'being set up',
  waiting: 'waits for the acceptance of an invitation',
  active: 'in place',
  ending: 'being taken back',
  ended: 'ended',
  'rolling-back': 'being undone',
  failed: 'not granted',
};

/** As `approval-refused` tells them. */
const REFUSALS: Readonly<Record<string, string>> = {
  'not-an-approver': 'they do not decide about it',
  'not-yet': 'others decide first',
  'already-agreed': 'their side had agreed already',
  'maybe-said': 'they may have agreed already, which could not be told',
  'two-persons': 'the yes has to come from another person',
  'needed-elsewhere': 'their yes is needed for another side',
  'own-request': 'it is their own request',
  'maybe-own-request': 'it may be their own request, which could not be told',
  'approver-disabled': 'their account is disabled',
  'approver-is-guest': 'they are a guest there',
  'approver-at-risk': 'their account is marked at risk',
  'sign-in-not-yours': 'the fresh sign-in was not one of theirs',
  'sign-in-too-weak': 'the sign-in was weaker than what is asked for',
};

const CHANGES: Readonly<Record<NonNullable<AccessRequest['drift']>['found'], string>> = {
  removed: 'it is gone',
  restored: 'it is there again after its end',
  widened: 'it is wider than it was given',
};

/** One that a later version has no word for stays as it was written. */
const wordIn = (words: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(words, code) ? (words[code] ?? code) : code;

export const stateSaid = (state: string): string => wordIn(STATES, state);
export const kindSaid = (kind: string): string => kindById(kind)?.title ?? kind;
export const refusalSaid = (code: string): string => wordIn(REFUSALS, code);
export const changeSaid = (found: string): string => wordIn(CHANGES, found);
