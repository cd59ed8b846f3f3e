// Who decides in whose stead: what somebody handed over, and what others handed to them.
import { type Absence, accountsOf } from '../domain/access/absence.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { AbsenceStore } from '../ports/absence-store.ts';
import type { AccountRef } from '../shared/account.ts';

export const listAbsences = (
  { estate, absences }: { readonly estate: Estate; readonly absences: AbsenceStore },
  actor: AccountRef,
): Promise<Absence[]> => absences.openOf(accountsOf(estate, actor));
