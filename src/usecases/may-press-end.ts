// Whether a card about a brake offers its reader to end it: not where their yes would be refused, or counts already.
import type { Brake } from '../domain/access/brake.ts';
import { canPressEnd } from '../domain/access/brake-people.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { Clock } from '../ports/clock.ts';
import type { AccountRef } from '../shared/account.ts';

export const mayPressEnd = (
  { estate, clock }: { readonly estate: Estate; readonly clock: Clock },
  brake: Brake,
  viewer: AccountRef,
): boolean => canPressEnd(estate, brake, viewer, clock.now());
