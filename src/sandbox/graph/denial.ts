// The refusal when a token carries none of the permissions that an operation accepts.
import type { Caller } from './call.ts';
import { isGranted, type Permission } from './permissions/lookup.ts';
import { denied, GraphProblem } from './problem.ts';

/** Throws what the service behind `path` answers. */
export function demand(caller: Caller, permission: Permission, path: string): void {
  if (isGranted(permission, caller.roles)) return;
  if (permission.delegatedOnly)
    throw denied('This operation is not supported for application permissions.');
  const everyOne = permission.all.filter((name) => !caller.roles.has(name));
  throw refusal(path, [...permission.least, ...everyOne], caller);
}

const PIM =
  /^\/(roleManagement\/directory\/role(Eligibility|Assignment)Schedule|identityGovernance\/privilegedAccess)/i;

function refusal(path: string, names: string[], caller: Caller): GraphProblem {
  // PIM's services answer with a second JSON inside the message: seen in public reports, not in the reference.
  if (PIM.test(path))
    return new GraphProblem(
      403,
      'UnknownError',
      JSON.stringify({
        errorCode: 'PermissionScopeNotGranted',
        message: `Authorization failed due to missing permission scope ${names.join(',')}.`,
        instanceAnnotations: [],
      }),
    );
  if (/^\/auditLogs\//i.test(path))
    return new GraphProblem(
      403,
      'Authentication_MSGraphPermissionMissing',
      `Calling principal does not have required MSGraph permissions ${names.join(',')}`,
    );
  if (/^\/(appCatalogs|users\/[^/]+\/teamwork)/i.test(path))
    return new GraphProblem(
      403,
      'Forbidden',
      `Missing role permissions on the request. API requires one of '${names.join(', ')}'. Roles on the request '${[...caller.roles].join(', ')}'.`,
    );
  // The live directory stops after its first sentence; naming what is missing is the simulator's help.
  return denied(`Missing application permission: ${names.join(' or ')}.`);
}
