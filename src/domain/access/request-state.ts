// Where a request stands, from waiting for a decision to its proven end.
import { UNDER_WAY } from '../../shared/under-way.ts';

export type RequestState =
  /** Waits for somebody to decide. */
  | 'pending'
  /** Approved; a partner that runs no Drawbridge has to do their half first. */
  | 'with-partner'
  /** Approved; its start has not come. */
  | 'scheduled'
  | 'denied'
  /** Approved where a tenant is only observed: nothing was changed. */
  | 'observed'
  | 'withdrawn'
  | 'lapsed'
  /** Approved; its steps are being performed. */
  | 'applying'
  /** Done in the directory, but a guest has not accepted the invitation: not usable yet. */
  | 'waiting'
  | 'active'
  /** Over; what we added is being taken back and read back. */
  | 'ending'
  | 'ended'
  /** A step was refused; the earlier ones are being undone. */
  | 'rolling-back'
  | 'failed';

export const FINAL: readonly RequestState[] = [
  'denied',
  'observed',
  'withdrawn',
  'lapsed',
  'ended',
  'failed',
];
/** Approved and not over. */
export const GRANTED: readonly RequestState[] = UNDER_WAY;
export const isFinal = (state: RequestState): boolean => FINAL.includes(state);
