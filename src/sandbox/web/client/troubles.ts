// The ready-made troubles of the faults menu: what each is called, what it promises, and what it asks for.
import type { Fault } from './api.ts';

export const TROUBLES: readonly { title: string; hint: string; fault: Fault }[] = [
  {
    title: 'Too many requests',
    hint: 'The next 5 requests, also inside a batch, are told to wait 2 s (429)',
    fault: { kind: 'throttle', retryAfter: 2, count: 5 },
  },
  {
    title: 'Cannot be reached',
    hint: 'Every request fails with 503, until switched off',
    fault: { kind: 'error', status: 503 },
  },
  {
    title: 'Answers get lost',
    hint: 'The next write takes effect, its answer never arrives',
    fault: { kind: 'reset-after', writes: true, count: 1 },
  },
  {
    title: 'Slow',
    hint: 'Every call takes 3 s longer, until switched off',
    fault: { kind: 'slow', ms: 3_000 },
  },
  {
    title: 'Reads lag behind',
    hint: 'What was written shows up 20 s later, until switched off',
    fault: { kind: 'lag', ms: 20_000 },
  },
  {
    title: 'Consent withdrawn',
    hint: 'An administrator has taken all permissions away, until switched off',
    fault: { kind: 'consent-withdrawn' },
  },
];
