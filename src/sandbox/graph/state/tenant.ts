// One simulated tenant in memory: its objects and links, written through to the store at once.
import type { SandboxStore } from '../../store.ts';
import { type Body, same } from '../body.ts';
import { createLinks, type Links } from './links.ts';
import { createRows, type Rows } from './rows.ts';

export interface ReadError {
  status: number;
  code: string;
  message: string;
}

/** What is known of a tenant beside its directory. */
export interface About {
  slug: string;
  tenantId: string;
  displayName: string;
  cloud: string;
  asOf: string;
  /** A path, or `*`, to what reads of it are answered with. */
  errors: Record<string, ReadError>;
  /** Lower case; what an address of this tenant can end with. */
  domains: string[];
}

export interface Tenant {
  readonly about: About;
  rows(set: string): Rows;
  links(name: string): Links;
  sets(): string[];
  /** Grows with every change. */
  version(): number;
  /** Changes when what was noted of changes is forgotten: older versions say nothing then. */
  epoch(): string;
  /** Keys in a set, and `from|to` of links, that changed after `version`, in the order they did. */
  changedSince(name: string, version: number): string[];
  put(set: string, key: string, body: Body): void;
  remove(set: string, key: string): void;
  link(name: string, from: string, to: string): void;
  unlink(name: string, from: string, to: string): void;
  /** All or nothing, in memory and on disk. */
  attempt<T>(work: () => T): T;
  /** What was there when a tenant was put in has always been there: no read lags behind it. */
  forgetHistory(): void;
  /** Runs `work` on the state as it was: without the changes made after `real` or after `sandbox` time. */
  asOf<T>(moment: { real: number } | { sandbox: number }, work: () => T): T;
}

interface Step {
  redo(): void;
  undo(): void;
}
interface Done extends Step {
  real: number;
  sandbox: number;
}

/** Changes kept for reads that lag; older ones have long arrived everywhere. */
const KEPT = 5000;

/** Opens what the store holds under `graph/{slug}`. `now` is the sandbox's clock. */
export function openTenant(store: SandboxStore, about: About, now: () => number): Tenant {
  const root = `graph/${about.slug}`;
  const sets = new Map<string, Rows>();
  const linkSets = new Map<string, Links>();
  let history: Done[] = [];
  let version = 0;
  let epoch: string = crypto.randomUUID();
  const marks = new Map<string, Map<string, number>>();
  let running: Step[] | undefined;

  const rows = (set: string) => {
    const known = sets.get(set);
    if (known) return known;
    const made = createRows();
    sets.set(set, made);
    return made;
  };
  const links = (name: string) => {
    const known = linkSets.get(name);
    if (known) return known;
    const made = createLinks();
    linkSets.set(name, made);
    return made;
  };

  type Kept = [key: string, value: { n: number; body: Body }];
  const kept = store
    .list<Kept[1]>(`${root}/rows/`)
    .map(([key, value]): [string, string, Kept[1]] => {
      const [set = '', ...rest] = key.slice(root.length + 6).split('/');
      return [set, rest.join('/'), value];
    });
  kept.sort(([, , a], [, , b]) => a.n - b.n);
  for (const [set, key, value] of kept) rows(set).set(key, value.body, value.n);
  const keptLinks = store.list<number>(`${root}/links/`);
  for (const [key, n] of keptLinks.sort(([, a], [, b]) => a - b)) {
    const [name = '', from = '', to = ''] = key.slice(root.length + 7).split('/');
    links(name).set(from, to, n);
  }

  const mark = (name: string, key: string) => {
    const known = marks.get(name) ?? new Map<string, number>();
    known.delete(key);
    marks.set(name, known.set(key, version));
  };
  const run = (step: Step, name: string, key: string) => {
    version += 1;
    mark(name, key.toLowerCase());
    step.redo();
    if (running) running.push(step);
    else remember([step]);
  };
  const remember = (steps: Step[]) => {
    const at = { real: Date.now(), sandbox: now() };
    history.push(...steps.map((step) => ({ ...step, ...at })));
    if (history.length > KEPT) history = history.slice(-KEPT);
  };
  const setRow = (set: string, key: string, body: Body | undefined) => {
    const before = rows(set).row(key);
    const place = `${root}/rows/${set}/${key.toLowerCase()}`;
    let n = before?.n;
    const step: Step = {
      redo() {
        if (body) n = rows(set).set(key, body, n).n;
        else rows(set).delete(key);
      },
      undo() {
        if (before) rows(set).set(key, before.body, before.n);
        else rows(set).delete(key);
      },
    };
    run(step, set, key);
    if (body) store.put(place, { n, body });
    else store.delete(place);
  };
  const setLink = (name: string, from: string, to: string, there: boolean) => {
    if (links(name).has(from, to) === there) return;
    let n = links(name).to(from).get(to.toLowerCase());
    const place = `${root}/links/${name}/${from.toLowerCase()}/${to.toLowerCase()}`;
    const apply = (wanted: boolean) => {
      if (wanted) n = links(name).set(from, to, n);
      else links(name).delete(from, to);
    };
    run({ redo: () => apply(there), undo: () => apply(!there) }, name, `${from}|${to}`);
    if (there) store.put(place, n);
    else store.delete(place);
  };

  return {
    about,
    rows,
    links,
    sets: () => [...sets.keys()],
    version: () => version,
    epoch: () => epoch,
    changedSince: (name, since) =>
      [...(marks.get(name) ?? [])].filter(([, at]) => at > since).map(([key]) => key),
    put: (set, key, body) => setRow(set, key, body),
    remove: (set, key) => {
      if (rows(set).row(key)) setRow(set, key, undefined);
    },
    link: (name, from, to) => setLink(name, from, to, true),
    unlink: (name, from, to) => setLink(name, from, to, false),
    attempt(work) {
      if (running) return work();
      running = [];
      try {
        const result = store.transaction(work);
        remember(running);
        return result;
      } catch (error) {
        version += 1;
        for (const step of running.reverse()) step.undo();
        throw error;
      } finally {
        running = undefined;
      }
    },
    forgetHistory() {
      history = [];
      marks.clear();
      epoch = crypto.randomUUID();
    },
    asOf(moment, work) {
      const later = history.filter((done) =>
        'real' in moment ? done.real > moment.real : done.sandbox > moment.sandbox,
      );
      for (const done of [...later].reverse()) done.undo();
      try {
        return work();
      } finally {
        for (const done of later) done.redo();
      }
    },
  };
}

/** A domain belongs to the tenant that has it verified. */
export const hasDomain = (about: About, address: string) =>
  about.domains.some((domain) => same(domain, address.split('@').at(-1)));
