// How long people are kept waiting, and how long what they began may take.

/** Leaves the way back to Teams some of the seconds after which it gives up. */
const ANSWER_WITHIN_MS = 8_000;
/** A question is answered within a second or two, so reading anew for it may not take longer. */
const FRESH_WITHIN_MS = 1_500;
/** A press is accepted within three seconds: some of them are the way. */
const ACCEPT_WITHIN_MS = 2_500;
/** What was accepted; whoever pressed was told to press again after a minute. */
const PRESS_WITHIN_MS = 30_000;

export const patience = {
  deadline: () => AbortSignal.timeout(ANSWER_WITHIN_MS),
  freshWithin: () => AbortSignal.timeout(FRESH_WITHIN_MS),
  press: {
    soon: () => AbortSignal.timeout(ACCEPT_WITHIN_MS),
    deadline: () => AbortSignal.timeout(PRESS_WITHIN_MS),
  },
};
