// The misbehaviour that is switched on, and what of it meets a request.
import type { Bus } from '../bus.ts';
import type { SandboxStore } from '../store.ts';
import { type Fault, readFault } from './fault.ts';
import { drawn, drawnLatency } from './random.ts';

export interface Target {
  /** The tenant's slug and id. */
  tenant: string;
  tenantId: string;
  /** Without version and query. */
  path: string;
  method: string;
  /** Whether it may change something; a POST that only reads does not. */
  writes: boolean;
}

export interface Faults {
  /** Throws a `FaultProblem` for what cannot be asked for. */
  add(asked: unknown): Fault;
  list(): Fault[];
  clear(): void;
  /** The faults that this request meets; each one met counts. */
  meet(target: Target): Fault[];
  /** Permissions that a tenant has withdrawn; `all` for the whole consent. */
  withdrawn(tenant: Pick<Target, 'tenant' | 'tenantId'>): { all: boolean; permissions: string[] };
  /** Milliseconds that every call takes. */
  latency(): number;
  /** Whether the published budgets are kept. */
  budgets(): boolean;
}

const STANDING = new Set(['budgets', 'latency']);

export function createFaults({ store, bus }: { store: SandboxStore; bus: Bus }): Faults {
  const faults = new Map(store.list<Fault>('faults/').map(([, fault]) => [fault.id, fault]));

  const keep = (fault: Fault) => store.put(`faults/${fault.id}`, fault);
  const drop = (fault: Fault) => {
    faults.delete(fault.id);
    store.delete(`faults/${fault.id}`);
    bus.tell('faults');
  };
  const happens = (fault: Fault) => {
    if (fault.probability === undefined) return true;
    fault.drawn += 1;
    return drawn(fault.seed, fault.drawn) < fault.probability;
  };
  const counted = (fault: Fault) => {
    if (fault.count === undefined) {
      if (fault.probability !== undefined) keep(fault);
      return;
    }
    fault.count -= 1;
    if (fault.count <= 0) drop(fault);
    else keep(fault);
  };

  return {
    add(asked) {
      const fault = readFault(asked);
      if (STANDING.has(fault.kind))
        for (const other of [...faults.values()]) if (other.kind === fault.kind) drop(other);
      faults.set(fault.id, fault);
      keep(fault);
      bus.tell('faults');
      return fault;
    },
    list: () => [...faults.values()].map((fault) => ({ ...fault })),
    clear() {
      faults.clear();
      store.clear('faults/');
      bus.tell('faults');
    },
    meet(target) {
      const met: Fault[] = [];
      for (const fault of [...faults.values()]) {
        if (STANDING.has(fault.kind) || !fits(fault, target) || !happens(fault)) continue;
        met.push(fault);
        counted(fault);
      }
      return met;
    },
    withdrawn(tenant) {
      const here = [...faults.values()].filter((fault) => ofTenant(fault, tenant));
      const permissions = here.filter(({ kind }) => kind === 'permission-withdrawn');
      return {
        all: here.some(({ kind }) => kind === 'consent-withdrawn'),
        permissions: permissions.map(({ permission }) => permission ?? '*'),
      };
    },
    latency() {
      const fault = [...faults.values()].find(({ kind }) => kind === 'latency');
      if (!fault) return 0;
      if (fault.p50 === undefined) return fault.ms ?? 0;
      fault.drawn += 1;
      return drawnLatency(fault.seed, fault.drawn, fault.p50, fault.p95 ?? fault.p50);
    },
    budgets: () => [...faults.values()].some(({ kind }) => kind === 'budgets'),
  };
}

const lower = (value: string) => value.toLowerCase();

const ofTenant = (fault: Fault, { tenant, tenantId }: Pick<Target, 'tenant' | 'tenantId'>) =>
  !fault.tenant || [tenant, tenantId].some((name) => lower(name) === lower(fault.tenant ?? ''));

function fits(fault: Fault, target: Target): boolean {
  if (!ofTenant(fault, target)) return false;
  if (fault.writes && !target.writes) return false;
  if (fault.method && lower(fault.method) !== lower(target.method)) return false;
  if (!fault.path) return true;
  const wanted = lower(fault.path).replace(/^(\/graph)?\/(v1\.0|beta)(?=\/)/, '');
  const path = lower(target.path);
  if (!wanted.includes('*')) return path === wanted || path.startsWith(wanted);
  const pattern = wanted.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(path);
}
