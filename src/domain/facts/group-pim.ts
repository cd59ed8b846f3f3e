// What is read about groups in PIM: who is eligible or active, whether a group is there, and its limits.
import type { GroupAccess } from '../estate/estate.ts';
import type { Instant } from '../facts.ts';

export interface GroupSchedule {
  /** null: without an end; among the active ones that is also how an ordinary membership shows. */
  readonly until: Instant | null;
  /** By its holder, out of an eligibility. */
  readonly activated: boolean;
  /** Through another group: it ends with that, and cannot be taken back by itself. */
  readonly inherited: boolean;
}

/** One person in one group, as member or as owner. */
export interface GroupStanding {
  readonly eligible: readonly GroupSchedule[];
  readonly active: readonly GroupSchedule[];
}

/** Longest times that the group's PIM rules allow, in milliseconds; null: no limit. */
export interface GroupLimits {
  readonly eligible: number | null;
  readonly active: number | null;
}

interface OfGroup {
  readonly tenantId: string;
  readonly groupId: string;
}

type OfAccess = OfGroup & { readonly accessId: GroupAccess };

export interface GroupPimFacts {
  'group-standing': {
    asks: OfAccess & { readonly principalId: string };
    gives: GroupStanding;
  };
  'group-pim-limits': { asks: OfAccess; gives: GroupLimits };
  /** Whether PIM lists anybody for the group: then it is there. Nobody listed does not tell. */
  'group-in-pim': { asks: OfGroup; gives: boolean };
}
