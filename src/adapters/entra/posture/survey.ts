// One survey of one tenant: every list is read once, whoever asks for it, and areas may rest on each other.
import type { Estate } from '../../../domain/estate/estate.ts';
import type { Instant } from '../../../domain/facts.ts';
import type { AreaName, AreaValues } from '../../../domain/posture/facts/areas.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { CallOptions, GraphClient } from '../graph/client.ts';

/** Says in plain words what of an area could not be read. */
export type Gap = (what: string) => void;

export type AreaReader<A extends AreaName> = (survey: Survey, gap: Gap) => Promise<AreaValues[A]>;

export type AreaReaders = { readonly [A in AreaName]: AreaReader<A> };

export interface ReadOptions extends Pick<CallOptions, 'needs' | 'query' | 'headers' | 'version'> {}

export interface Survey {
  readonly tenantId: string;
  readonly estate: Estate;
  readonly now: Instant;
  /** What was known before of an area that is read on from where it stood. */
  before<A extends AreaName>(area: A): AreaValues[A] | undefined;
  /** Whether this area is read anyway, so that its list is at hand. */
  wants(area: AreaName): boolean;
  /** The value of another area. Throws what kept it from being read. */
  area<A extends AreaName>(area: A): Promise<AreaValues[A]>;
  /** Every page. Throws DirectoryError. */
  list<T = unknown>(path: string, options: ReadOptions): Promise<T[]>;
  /** Page after page, for what is too much to keep; `each` says whether to go on. */
  pages<T>(
    path: string,
    options: ReadOptions,
    each: (items: readonly T[]) => boolean,
  ): Promise<void>;
  get<T = unknown>(path: string, options: ReadOptions): Promise<T>;
}

export interface SurveySettings
  extends Pick<Survey, 'tenantId' | 'estate' | 'now' | 'before' | 'wants'> {
  readonly graph: GraphClient;
  readonly readers: AreaReaders;
  readonly signal: AbortSignal | undefined;
  readonly urgent: boolean;
}

export interface RunningSurvey extends Survey {
  read<A extends AreaName>(area: A): Promise<{ value: AreaValues[A]; gaps: readonly string[] }>;
}

export function createSurvey(settings: SurveySettings): RunningSurvey {
  const { graph, readers, signal, urgent, tenantId, estate, now, before, wants } = settings;
  const answers = new Map<string, Promise<unknown>>();
  const areas = new Map<AreaName, Promise<{ value: unknown; gaps: string[] }>>();

  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const known = answers.get(key) ?? read();
    answers.set(key, known);
    return known as Promise<T>;
  };
  const options = (of: ReadOptions): CallOptions => ({
    ...of,
    signal,
    priority: urgent ? 'person' : 'background',
  });
  const keyOf = (how: string, path: string, { query, version }: ReadOptions) =>
    JSON.stringify([how, version ?? '', path, query ?? {}]);

  const survey: RunningSurvey = {
    tenantId,
    estate,
    now,
    before,
    wants,
    list: <T>(path: string, of: ReadOptions) =>
      once(keyOf('list', path, of), async () => (await graph.list<T>(path, options(of))).body),
    get: <T>(path: string, of: ReadOptions) =>
      once(keyOf('get', path, of), async () => (await graph.get<T>(path, options(of))).body),
    async pages<T>(path: string, of: ReadOptions, each: (items: readonly T[]) => boolean) {
      const handed = (items: readonly unknown[]) => each(items as readonly T[]);
      await graph.list(path, { ...options(of), each: handed });
    },
    area: async <A extends AreaName>(area: A) => (await survey.read(area)).value,
    read<A extends AreaName>(area: A) {
      const known = areas.get(area);
      if (known) return known as Promise<{ value: AreaValues[A]; gaps: string[] }>;
      const gaps: string[] = [];
      const reader = readers[area] as AreaReader<A>;
      const reading = reader(survey, (what) => gaps.push(what)).then((value) => ({ value, gaps }));
      areas.set(area, reading);
      return reading;
    },
  };
  return survey;
}

/** Undefined where the directory does not know it. */
export async function found<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return undefined;
    throw error;
  }
}

/**
 * Reads something of every item. What is gone meanwhile is undefined; what a few refuse is a gap of
 * the list, and what all refuse alike keeps the area from being read at all.
 */
export async function ofEach<I, T>(
  items: readonly I[],
  read: (item: I) => Promise<T>,
  gap: Gap,
  what: string,
): Promise<Array<readonly [I, T | undefined]>> {
  const failures: DirectoryError[] = [];
  const results = await Promise.all(
    items.map(async (item) => {
      try {
        return [item, await found(read(item))] as const;
      } catch (error) {
        if (!(error instanceof DirectoryError)) throw error;
        failures.push(error);
        return [item, undefined, 'failed'] as const;
      }
    }),
  );
  const [first] = failures;
  if (!first) return results.map(([item, value]) => [item, value] as const);
  if (failures.length === items.length) throw first;
  gap(`${failures.length} of ${items.length} ${what} could not be read: ${first.message}`);
  return results.flatMap(([item, value, failed]) => (failed ? [] : [[item, value] as const]));
}
