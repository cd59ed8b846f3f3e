// The misbehaviours that can be switched on, and the check of what was asked for.
import { isBody } from '../graph/body.ts';

export const KINDS = [
  'throttle',
  'error',
  'slow',
  'reset-before',
  'reset-after',
  'lag',
  'expired-token',
  'permission-withdrawn',
  'consent-withdrawn',
  'malformed',
  'budgets',
  'latency',
] as const;
export type FaultKind = (typeof KINDS)[number];

export interface Fault {
  id: string;
  kind: FaultKind;
  /** A tenant's slug or id; without it every tenant. */
  tenant?: string;
  /** A Graph path without version: its beginning, or with `*` the whole of it. */
  path?: string;
  method?: string;
  /** Only what may change something is met: not reads, not even those that are sent with POST. */
  writes?: true;
  /** How many times it still happens; without it until it is switched off. */
  count?: number;
  /** 0 to 1, drawn from `seed`, so that a run can be repeated. */
  probability?: number;
  seed: number;
  /** Draws so far. */
  drawn: number;
  /** `throttle`: seconds in Retry-After; without it the header is left out. */
  retryAfter?: number;
  /** `error`: 500, 502, 503 or 504. */
  status?: number;
  /** `slow`, `lag`, `latency`: milliseconds. */
  ms?: number;
  /** `lag`: on which clock; real time unless it says `sandbox`. */
  clock?: 'real' | 'sandbox';
  /** `permission-withdrawn`: which one; without it every one. */
  permission?: string;
  /** `latency`: a distribution instead of a fixed time. */
  p50?: number;
  p95?: number;
}

/** Says what is wrong with a fault that was asked for. */
export class FaultProblem extends Error {}

const NUMBERS = [
  'count',
  'probability',
  'seed',
  'retryAfter',
  'status',
  'ms',
  'p50',
  'p95',
] as const;
const TEXTS = ['tenant', 'path', 'method', 'permission'] as const;

/** Reads `POST /sandbox/faults`; `{budgets: true}` and `{latency: {…}}` are kinds of their own. */
export function readFault(asked: unknown): Fault {
  if (!isBody(asked)) throw new FaultProblem('a fault is a JSON object with a kind');
  const latency = isBody(asked.latency) ? { kind: 'latency', ...asked.latency } : undefined;
  const given = latency ?? (asked.budgets === true ? { ...asked, kind: 'budgets' } : asked);
  const body: Record<string, unknown> = { ...asked, ...given };
  delete body.latency;
  delete body.budgets;
  const kind = KINDS.find((known) => known === body.kind);
  if (!kind) throw new FaultProblem(`kind must be one of ${KINDS.join(', ')}`);

  const fault: Fault = { id: crypto.randomUUID(), kind, seed: 1, drawn: 0 };
  for (const name of TEXTS) if (body[name] !== undefined) fault[name] = readText(name, body[name]);
  for (const name of NUMBERS)
    if (body[name] !== undefined) fault[name] = readNumber(name, body[name]);
  if (body.clock !== undefined) {
    if (body.clock !== 'real' && body.clock !== 'sandbox')
      throw new FaultProblem('clock must be real or sandbox');
    fault.clock = body.clock;
  }
  if (body.writes !== undefined) {
    if (body.writes !== true) throw new FaultProblem('writes must be true, or be left out');
    fault.writes = true;
  }
  const known = new Set<string>(['kind', 'clock', 'writes', ...TEXTS, ...NUMBERS]);
  const stray = Object.keys(body).find((name) => !known.has(name));
  if (stray) throw new FaultProblem(`a fault has no field '${stray}'`);
  demandFields(fault);
  return fault;
}

function demandFields(fault: Fault): void {
  const { kind } = fault;
  if (kind === 'error' && ![500, 502, 503, 504].includes(fault.status ?? 0))
    throw new FaultProblem('an error needs status 500, 502, 503 or 504');
  if ((kind === 'slow' || kind === 'lag') && fault.ms === undefined)
    throw new FaultProblem(`${kind} needs ms`);
  if (kind === 'latency' && fault.ms === undefined && fault.p50 === undefined)
    throw new FaultProblem('latency needs ms, or p50 and p95');
  if (fault.probability !== undefined && fault.probability > 1)
    throw new FaultProblem('probability must be between 0 and 1');
}

function readText(name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new FaultProblem(`${name} must be text`);
  return value;
}

function readNumber(name: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw new FaultProblem(`${name} must be a number that is not negative`);
  return value;
}
