// States of a request that one word stands for, as it is looked for and as it is told.
import { UNDER_WAY } from './under-way.ts';

/** Also where a tenant was only observed: somebody said yes, and nothing was given. */
export const APPROVED = [...UNDER_WAY, 'observed', 'ended', 'failed'] as const;
export const OPEN = ['pending', ...UNDER_WAY] as const;
export const CLOSED = ['denied', 'observed', 'withdrawn', 'lapsed', 'ended', 'failed'] as const;
