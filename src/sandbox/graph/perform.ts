// Runs the operation that a request names, in one attempt: everything it changes, or nothing.
import type { Fault } from '../faults/fault.ts';
import { addAudit } from './audit.ts';
import type { Verified } from './auth.ts';
import type { Call, Caller, Method, Reply, Version } from './call.ts';
import { demand } from './denial.ts';
import { answerBeta, answerDocument } from './documents.ts';
import { addChange, type Noted } from './feed.ts';
import { demandLicence } from './licence.ts';
import { createMatcher } from './match-route.ts';
import { readQuery } from './odata/query.ts';
import { type Permission, permissionOf } from './permissions/lookup.ts';
import { GraphProblem, unknownPath, wrongMethod } from './problem.ts';
import { routes } from './routes.ts';
import type { GraphWorld } from './world.ts';

export interface Asked {
  requestId: string;
  clientRequestId: string;
  method: Method;
  version: Version;
  path: string;
  search: string;
  headers: Record<string, string>;
  body: unknown;
  base: string;
}

const matcher = createMatcher(routes);

export function perform(
  world: GraphWorld,
  { tenant, caller: known }: Verified,
  met: Fault[],
  asked: Asked,
): Reply {
  const caller = withoutWithdrawn(known, met);
  const { search, ...rest } = asked;
  const noted: Noted[] = [];
  const call: Call = {
    ...rest,
    world,
    tenant,
    caller,
    params: {},
    query: readQuery(search),
    now: world.clock.now(),
    note: (change) => noted.push(change),
  };
  if (asked.method === 'GET') failAsCaptured(call);

  const beta = asked.method === 'GET' ? answerBeta(call) : undefined;
  if (beta) return beta;
  const matched = matcher.find(asked.path);
  if (!matched) {
    const kept = answerDocument(call);
    if (kept) return kept;
    throw unknownPath(matcher.strayIn(asked.path));
  }
  const operation = matched.route[asked.method];
  if (!operation) throw wrongMethod();
  demand(caller, permissionFor(asked.method, matched.route.path), asked.path);
  if (operation.licence) demandLicence(tenant, operation.licence);
  const answer = () => operation.answer({ ...call, params: matched.params });
  if (asked.method === 'GET') return answer();
  return tenant.attempt(() => {
    const reply = answer();
    for (const change of noted) keep(call, change);
    return reply;
  });
}

/** A route whose permissions nobody wrote down is a mistake of the simulator, found by a test. */
export function permissionFor(method: Method, path: string): Permission {
  const permission = permissionOf(method, path);
  if (!permission) throw new Error(`no permissions are known for ${method} ${path}`);
  return permission;
}

function withoutWithdrawn(caller: Caller, met: Fault[]): Caller {
  const gone = met.filter(({ kind }) => kind === 'permission-withdrawn');
  if (gone.length === 0) return caller;
  const roles = new Set(caller.roles);
  for (const { permission } of gone) roles.delete(permission ?? '');
  return { ...caller, roles };
}

/** Reads that failed when the scenario was captured fail the same way here. */
function failAsCaptured(call: Call): void {
  const { errors } = call.tenant.about;
  const error = errors[call.path] ?? errors[decodeURIComponent(call.path)] ?? errors['*'];
  if (error) throw new GraphProblem(error.status, error.code, error.message);
}

function keep(call: Call, change: Noted): void {
  const { world, tenant, caller } = call;
  addChange(world, {
    atMs: call.now,
    tenant: tenant.about.slug,
    summary: change.summary,
    before: change.before,
    after: change.after,
    by: caller.displayName,
    method: call.method,
    path: call.path,
    clientRequestId: call.clientRequestId,
  });
  if (change.audit) addAudit(tenant, call.now, caller, change.audit, call.clientRequestId);
}
