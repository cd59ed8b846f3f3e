// States of a request that was approved and is not over.

/** What is being taken back is held until it is proven to be gone. */
export const UNDER_WAY = [
  'with-partner',
  'scheduled',
  'applying',
  'waiting',
  'active',
  'ending',
  'rolling-back',
] as const;
