// The tables as kysely sees them. Times are timestamptz of the product's clock unless said otherwise.
import type { ColumnType, Generated } from 'kysely';
import type { AbsenceTable } from './absence-table.ts';
import type { PartnerReviewTable } from './partner-review-table.ts';
import type {
  PostureAskedTable,
  PostureCriticalTable,
  PostureLookTable,
  PostureSnapshotTable,
  PostureTenantTable,
  PostureValueTable,
  SubscriptionTable,
} from './posture-tables.ts';
import type { SignInUseTable } from './sign-in-store.ts';

export type Json<T> = ColumnType<T, string, string>;
export type Time = ColumnType<Date, Date, Date>;
export type NullableTime = ColumnType<Date | null, Date | null | undefined, Date | null>;

export interface RequestTable {
  id: string;
  form_id: string;
  version: number;
  state: string;
  tenant_id: string;
  kind: string;
  requestor: string;
  beneficiary: string;
  asked_at: Time;
  expires_at: NullableTime;
  closed_at: NullableTime;
  data: Json<unknown>;
  /** Names, words and justifications, apart from the rest so that they can be erased. */
  personal: ColumnType<unknown, string | null, string | null>;
}

export interface RequestApproverTable {
  request_id: string;
  account: string;
  /** Of the request; the database fills it in. */
  asked_at: ColumnType<Date, never, never>;
}

/** Whom a request is for, where that is not its beneficiary. */
export interface RequestPersonTable {
  request_id: string;
  person: string;
  /** Of the request; the database fills it in. */
  asked_at: ColumnType<Date, never, never>;
}

/** A tenant that a request concerns besides the one it is in; the database keeps these rows itself. */
export interface RequestOtherTenantTable {
  request_id: string;
  tenant_id: string;
  asked_at: ColumnType<Date, never, never>;
}

export interface WorkTable {
  id: string;
  request_id: string;
  kind: string;
  payload: Json<unknown>;
  due_at: Time;
  done_at: NullableTime;
  attempts: ColumnType<number, number | undefined, number>;
  last_error: ColumnType<string | null, string | null | undefined, string | null>;
  /** Real time: until then one worker has it. */
  leased_until: ColumnType<Date | null, never, Date | null>;
  /** That led to it. */
  operation: ColumnType<string | null, string | null | undefined, never>;
}

export interface ReservationTable {
  key: string;
  work_id: string;
  /** Real time. */
  until: Time;
}

export interface HoldingTable {
  request_id: string;
  step_id: string;
  key: string;
  beneficiary: string;
  ours: boolean;
  released: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface CardTable {
  request_id: string;
  account: string;
  audience: string;
  conversation_id: string;
  activity_id: string;
  version: number;
}

export interface ConversationTable {
  account: string;
  data: Json<unknown>;
  updated_at: Time;
}

export interface GuestLinkTable {
  guest: string;
  home: string;
}

export interface CutOffTable {
  id: string;
  version: number;
  made_at: Time;
  lifted_at: NullableTime;
  data: Json<unknown>;
  /** Names, apart from the rest so that they can be erased. */
  personal: ColumnType<unknown, string | null, string | null>;
}

export interface BrakeTable {
  id: string;
  version: number;
  /** Null: everywhere. */
  tenant_id: string | null;
  made_at: Time;
  over_at: NullableTime;
  data: Json<unknown>;
  /** Names, apart from the rest so that they can be erased. */
  personal: ColumnType<unknown, string | null, string | null>;
}

export interface EstateVersionTable {
  id: string;
  version: number;
  /** Of the files, and of those they were compared with. */
  hash: string;
  base: string | null;
  state: string;
  in_force: ColumnType<boolean, boolean | undefined, boolean>;
  /** By the clock of the server. */
  loaded_at: ColumnType<Date | null, Date | undefined, Date>;
  found_at: Time;
  texts: Json<unknown>;
  data: Json<unknown>;
  /** Names and words, apart from the rest so that they can be erased. */
  personal: ColumnType<unknown, string | null, string | null>;
}

export interface AuditEntryTable {
  id: Generated<string>;
  request_id: string | null;
  /** What is hashed, as text: jsonb would reorder it. */
  body: string;
  /** Real time. */
  written_at: ColumnType<Date, never, never>;
  sequence: string | null;
  previous_hash: string | null;
  hash: string | null;
}

export interface AuditSaltTable {
  entry_id: string;
  name: string;
  salt: string;
}

export interface AuditHeadTable {
  id: number;
  sequence: string;
  hash: string;
}

export interface PseudonymTable {
  id: string;
  account: string;
}

/** What people of requests were called, in small letters, each also without its first words. */
export interface KnownNameTable {
  said: string;
  account: string;
  name: string;
}

export interface LegalHoldTable {
  id: string;
  /** `person/` and a key, `request/` and a number, `tenant/` and an id. */
  subject: string;
  because: string;
  placed_by: string;
  placed_at: Time;
  lifted_at: NullableTime;
}

export interface Tables {
  request: RequestTable;
  request_approver: RequestApproverTable;
  request_person: RequestPersonTable;
  request_other_tenant: RequestOtherTenantTable;
  work: WorkTable;
  reservation: ReservationTable;
  holding: HoldingTable;
  card: CardTable;
  conversation: ConversationTable;
  guest_link: GuestLinkTable;
  cut_off: CutOffTable;
  estate_version: EstateVersionTable;
  absence: AbsenceTable;
  brake: BrakeTable;
  partner_review: PartnerReviewTable;
  audit_entry: AuditEntryTable;
  audit_salt: AuditSaltTable;
  audit_head: AuditHeadTable;
  pseudonym: PseudonymTable;
  posture_tenant: PostureTenantTable;
  posture_value: PostureValueTable;
  posture_snapshot: PostureSnapshotTable;
  posture_asked: PostureAskedTable;
  subscription: SubscriptionTable;
  posture_look: PostureLookTable;
  posture_critical: PostureCriticalTable;
  known_name: KnownNameTable;
  legal_hold: LegalHoldTable;
  sign_in_use: SignInUseTable;
}
