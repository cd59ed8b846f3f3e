// Reads a scenario's folder: who there is, which estate, which tenants.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isBody, isGuid } from '../graph/body.ts';
import type { EstateFacts } from '../graph/estate.ts';
import { readEstateFacts } from './estate-facts.ts';
import { ScenarioProblem } from './problem.ts';
import { readTenantFile, type TenantFile } from './tenant-file.ts';

/** A person whose chat the sandbox shows. */
export interface Persona {
  /** A slug. */
  name: string;
  /** The tenant's slug. */
  tenant: string;
  objectId: string;
  about: string;
}

/** A channel of a team in Teams, of which the sandbox shows one. */
export interface ScenarioChannel {
  name: string;
  team: string;
  /** The slug of the team's tenant. */
  tenant: string;
  /** Slugs of personas. */
  members: string[];
}

export interface Scenario {
  dir: string;
  /** Where the clock starts, in milliseconds; without it, real time. */
  now?: number;
  /** Dates of the tenant files move with the start, so that ages stay as they were written. */
  datesFollowClock: boolean;
  personas: Persona[];
  channel?: ScenarioChannel;
  /** The estate file, so that the product can be started with the same one. */
  estateFile: string;
  estate: EstateFacts;
  tenants: TenantFile[];
  /** Tenants that are made when they are first asked for. */
  later?: LaterTenant[];
}

export interface LaterTenant {
  about: Omit<TenantFile, 'graph' | 'beta'>;
  domains: string[];
  file(): TenantFile;
}

const FIELDS = ['now', 'datesFollowClock', 'estate', 'personas', 'channel'];

/** Throws a `ScenarioProblem` with the file and the place in it. */
export function readScenario(dir: string): Scenario {
  const file = join(dir, 'scenario.json');
  const value = readJson(file);
  if (!isBody(value)) throw new ScenarioProblem(file, '$', 'expected an object');
  const stray = Object.keys(value).find((name) => !FIELDS.includes(name));
  if (stray !== undefined) throw new ScenarioProblem(file, `$.${stray}`, 'no such field');
  const { now, datesFollowClock = false, estate = 'estate.yaml' } = value;
  const startMs = typeof now === 'string' ? Date.parse(now) : Number.NaN;
  if (now !== undefined && Number.isNaN(startMs))
    throw new ScenarioProblem(file, '$.now', 'expected a time such as 2026-11-20T09:00:00Z');
  if (typeof datesFollowClock !== 'boolean')
    throw new ScenarioProblem(file, '$.datesFollowClock', 'expected true or false');
  if (typeof estate !== 'string')
    throw new ScenarioProblem(file, '$.estate', 'expected the place of the estate file');
  const tenants = readTenants(join(dir, 'tenants'));
  const slugs = tenants.map(({ tenant }) => tenant);
  const estateFile = resolve(dir, estate);
  const personas = readPersonas(value.personas, file, slugs);
  const channel = readChannel(value.channel, file, slugs, personas);
  return {
    dir,
    ...(now !== undefined && { now: startMs }),
    datesFollowClock,
    personas,
    ...(channel && { channel }),
    estateFile,
    estate: readEstateFacts(estateFile),
    tenants,
  };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new ScenarioProblem(file, '$', error.message);
    if (isAbsent(error)) throw new ScenarioProblem(file, '$', 'there is no such file');
    throw error;
  }
}

/** Also where a file stands in the place of a folder. */
const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));

function readTenants(dir: string): TenantFile[] {
  const names = readNames(dir);
  if (names.length === 0) throw new ScenarioProblem(dir, '$', 'there is no tenant file here');
  const seen = new Map<string, string>();
  return names.map((name) => {
    const path = join(dir, name);
    const file = readTenantFile(readJson(path), path);
    if (`${file.tenant}.json` !== name)
      throw new ScenarioProblem(path, '$.tenant', `'${file.tenant}' is not the file's name`);
    const other = seen.get(file.tenantId.toLowerCase());
    if (other) throw new ScenarioProblem(path, '$.tenantId', `${other} has the same id`);
    seen.set(file.tenantId.toLowerCase(), name);
    return file;
  });
}

function readNames(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

function readPersonas(value: unknown, file: string, slugs: string[]): Persona[] {
  if (!Array.isArray(value)) throw new ScenarioProblem(file, '$.personas', 'expected a list');
  const seen = new Set<string>();
  return value.map((persona, index) => {
    const place = `$.personas[${index}]`;
    if (!isBody(persona)) throw new ScenarioProblem(file, place, 'expected an object');
    const field = (name: string, fits: (written: string) => boolean, what: string): string => {
      const written = persona[name];
      if (typeof written === 'string' && fits(written)) return written;
      throw new ScenarioProblem(file, `${place}.${name}`, `expected ${what}`);
    };
    const name = field('name', (one) => /^[a-z0-9][a-z0-9-]*$/.test(one), 'a slug');
    if (seen.has(name))
      throw new ScenarioProblem(file, `${place}.name`, `'${name}' is there twice`);
    seen.add(name);
    return {
      name,
      tenant: field('tenant', (one) => slugs.includes(one), `one of ${slugs.join(', ')}`),
      objectId: field('objectId', isGuid, 'a GUID'),
      about: field('about', () => true, 'text'),
    };
  });
}

function readChannel(
  value: unknown,
  file: string,
  slugs: string[],
  personas: Persona[],
): ScenarioChannel | undefined {
  if (value === undefined) return undefined;
  const wrong = (where: string, what: string) =>
    new ScenarioProblem(file, `$.channel${where}`, `expected ${what}`);
  if (!isBody(value)) throw wrong('', 'an object');
  const { name, team, tenant, members } = value;
  if (typeof name !== 'string' || name === '') throw wrong('.name', 'text');
  if (typeof team !== 'string' || team === '') throw wrong('.team', 'text');
  if (typeof tenant !== 'string' || !slugs.includes(tenant))
    throw wrong('.tenant', `one of ${slugs.join(', ')}`);
  const known = personas.map((persona) => persona.name);
  if (!Array.isArray(members) || !members.every((one) => known.includes(one)))
    throw wrong('.members', 'a list of personas');
  return { name, team, tenant, members };
}
