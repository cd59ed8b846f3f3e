// A request as a row and back: what names people stands in its own column.
import type { Insertable, Selectable } from 'kysely';
import type { AccessRequest, PersonalPart } from '../../domain/access/request.ts';
import { accountKey } from '../../shared/account.ts';
import { toJson } from './json.ts';
import type { RequestTable } from './tables.ts';

type Data = Omit<AccessRequest, 'id' | 'version' | 'personal' | 'approvers'> & {
  approvers: unknown;
};

export function toRow(request: AccessRequest, formId: string): Insertable<RequestTable> {
  return {
    id: request.id,
    form_id: formId,
    version: request.version,
    requestor: accountKey(request.requestor),
    beneficiary: accountKey(request.beneficiary),
    tenant_id: request.plan.resource.tenantId,
    kind: request.plan.resource.kind,
    asked_at: new Date(request.askedAt),
    ...changingColumns(request),
  };
}

/** The columns that a commit may change. */
export function changingColumns(request: AccessRequest) {
  const { id: _id, version: _version, personal, ...data } = request;
  return {
    state: request.state,
    expires_at: request.expiresAt === undefined ? null : new Date(request.expiresAt),
    closed_at: request.closedAt === undefined ? null : new Date(request.closedAt),
    data: toJson(data satisfies Data),
    personal: personal && toJson(personal),
  };
}

export function fromRow(
  row: Pick<Selectable<RequestTable>, 'id' | 'version' | 'data' | 'personal'>,
): AccessRequest {
  return {
    // Rows from before there were relationship settings do not say that they are none.
    lifecycle: 'personal-grant',
    sides: [],
    agreed: [],
    ...(row.data as Partial<Data>),
    id: row.id,
    version: row.version,
    personal: row.personal as PersonalPart | null,
  } as AccessRequest;
}

export const REQUEST_COLUMNS = ['id', 'version', 'data', 'personal'] as const;
