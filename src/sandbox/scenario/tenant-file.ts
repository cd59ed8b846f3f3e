// The form of a tenant file: one simulated tenant as the bodies that reads of it answer.
import { type Body, isBody, isGuid } from '../graph/body.ts';
import type { ReadError } from '../graph/state/tenant.ts';
import { ScenarioProblem } from './problem.ts';

export interface TenantFile {
  /** The slug: what people and the sandbox's own addresses call it. */
  tenant: string;
  tenantId: string;
  displayName: string;
  cloud: string;
  asOf: string;
  /** A Graph path without version and query to the body of its GET. */
  graph: Record<string, Body>;
  beta: Record<string, Body>;
  errors: Record<string, ReadError>;
}

const FIELDS = ['tenant', 'tenantId', 'displayName', 'cloud', 'asOf', 'graph', 'beta', 'errors'];

/** Checks the form; what the bodies say is checked when they are loaded. `name` is used in problems. */
export function readTenantFile(value: unknown, name: string): TenantFile {
  const refuse = (place: string, what: string): never => {
    throw new ScenarioProblem(name, place, what);
  };
  if (!isBody(value)) return refuse('$', 'expected an object');
  const stray = Object.keys(value).find((field) => !FIELDS.includes(field));
  if (stray !== undefined) refuse(`$.${stray}`, `a tenant file has no such field`);
  const text = (field: string, otherwise?: string): string => {
    const written = value[field] ?? otherwise;
    if (typeof written === 'string' && written !== '') return written;
    return refuse(`$.${field}`, 'expected text');
  };
  const file: TenantFile = {
    tenant: text('tenant'),
    tenantId: text('tenantId'),
    displayName: text('displayName'),
    cloud: text('cloud', 'commercial'),
    asOf: text('asOf', new Date(0).toISOString()),
    graph: readBodies(value.graph, name, '$.graph'),
    beta: value.beta === undefined ? {} : readBodies(value.beta, name, '$.beta'),
    errors: value.errors === undefined ? {} : readErrors(value.errors, name),
  };
  if (!/^[a-z0-9][a-z0-9-]*$/.test(file.tenant))
    refuse('$.tenant', `'${file.tenant}' is no slug: lower-case letters, digits and dashes`);
  if (!isGuid(file.tenantId)) refuse('$.tenantId', `'${file.tenantId}' is no GUID`);
  if (Number.isNaN(Date.parse(file.asOf))) refuse('$.asOf', `'${file.asOf}' is no time`);
  return file;
}

function readBodies(value: unknown, name: string, place: string): Record<string, Body> {
  if (!isBody(value)) throw new ScenarioProblem(name, place, 'expected paths with their bodies');
  for (const [path, body] of Object.entries(value)) {
    const here = `${place}[${JSON.stringify(path)}]`;
    demandPath(path, name, here);
    if (!isBody(body)) throw new ScenarioProblem(name, here, 'expected the body of a GET');
  }
  return value as Record<string, Body>;
}

function demandPath(path: string, name: string, here: string): void {
  if (!path.startsWith('/') || path.includes('?') || /^\/(v1\.0|beta)(\/|$)/.test(path))
    throw new ScenarioProblem(name, here, 'a path begins with / and has no version and no query');
}

function readErrors(value: unknown, name: string): Record<string, ReadError> {
  if (!isBody(value)) throw new ScenarioProblem(name, '$.errors', 'expected paths with errors');
  for (const [path, error] of Object.entries(value)) {
    const here = `$.errors[${JSON.stringify(path)}]`;
    if (path !== '*') demandPath(path, name, here);
    const { status, code, message } = isBody(error) ? error : {};
    if (!Number.isInteger(status) || (status as number) < 400 || (status as number) > 599)
      throw new ScenarioProblem(name, `${here}.status`, 'expected a status from 400 to 599');
    if (typeof code !== 'string') throw new ScenarioProblem(name, `${here}.code`, 'expected text');
    if (typeof message !== 'string')
      throw new ScenarioProblem(name, `${here}.message`, 'expected text');
  }
  return value as unknown as Record<string, ReadError>;
}
