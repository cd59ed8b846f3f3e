// Writes directory audit events, as the service does for every change.
import { type Body, stamp } from './body.ts';
import type { Tenant } from './state/tenant.ts';

export interface AuditTarget {
  id: string;
  type: 'User' | 'Group' | 'Role' | 'ServicePrincipal' | 'Policy' | 'Other' | 'Directory';
  displayName?: string | undefined;
  userPrincipalName?: string | undefined;
  changed?: ChangedProperty[];
}

export interface ChangedProperty {
  name: string;
  before: unknown;
  after: unknown;
}

/** The properties that a request sent, with what they were before. */
export const changesBetween = (before: Body, sent: Body, after: Body = sent): ChangedProperty[] =>
  Object.keys(sent)
    .filter((name) => !name.includes('@'))
    .map((name) => ({ name, before: before[name], after: after[name] }));

/** The log carries values as JSON in a text; what was not there is null. */
const asLogged = (value: unknown) =>
  value === undefined || value === null ? null : JSON.stringify(value);

export interface AuditNote {
  /** As the audit log names it: `Add member to group`. */
  activity: string;
  category: string;
  /** The service that logs it; Core Directory unless said otherwise. */
  service?: string;
  operation?: 'Add' | 'Assign' | 'Update' | 'Unassign' | 'Delete';
  targets: AuditTarget[];
}

export interface Initiator {
  appId?: string;
  displayName: string;
  principalId?: string;
}

/** The newest event comes first in the log, so events are kept in order and read backwards. */
export function addAudit(
  tenant: Tenant,
  atMs: number,
  by: Initiator,
  note: AuditNote,
  correlationId: string,
): void {
  const service = note.service ?? 'Core Directory';
  const id = `${service === 'PIM' ? 'PIM' : 'Directory'}_${crypto.randomUUID()}`;
  const event: Body = {
    id,
    category: note.category,
    correlationId,
    result: 'success',
    resultReason: '',
    activityDisplayName: note.activity,
    activityDateTime: stamp(atMs),
    loggedByService: service,
    operationType: note.operation ?? 'Update',
    initiatedBy: {
      user: null,
      app: {
        appId: by.appId ?? null,
        displayName: by.displayName,
        servicePrincipalId: by.principalId ?? null,
        servicePrincipalName: null,
      },
    },
    targetResources: note.targets.map((target) => ({
      id: target.id,
      displayName: target.displayName ?? null,
      type: target.type,
      userPrincipalName: target.userPrincipalName ?? null,
      groupType: null,
      modifiedProperties: (target.changed ?? []).map(({ name, before, after }) => ({
        displayName: name,
        oldValue: asLogged(before),
        newValue: asLogged(after),
      })),
    })),
    additionalDetails: [],
  };
  tenant.put('directoryAudits', id, event);
}
