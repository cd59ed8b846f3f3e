// What is read about whoever may have to decide: who is in a group, owns an application, manages or sponsors.
import type { Account } from './people.ts';

export interface GroupPeople {
  readonly people: readonly Account[];
  /** False where there are more than are read. */
  readonly complete: boolean;
}

interface OfPerson {
  readonly tenantId: string;
  readonly objectId: string;
}

export interface DeciderFacts {
  /** Through other groups as well; null where there is no such group. */
  'group-people': {
    asks: { readonly tenantId: string; readonly groupId: string };
    gives: GroupPeople | null;
  };
  /** Those of `among` that a group is in, through other groups as well. */
  'groups-around': {
    asks: {
      readonly tenantId: string;
      readonly groupId: string;
      readonly among: readonly string[];
    };
    gives: readonly string[];
  };
  /** Object ids of the people who own the enterprise application; other owners are left out. */
  'application-owners': {
    asks: { readonly tenantId: string; readonly applicationId: string };
    gives: readonly string[];
  };
  manager: { asks: OfPerson; gives: Account | null };
  /** People whom a guest object names; groups that do are left out. */
  sponsors: { asks: OfPerson; gives: readonly Account[] };
}
