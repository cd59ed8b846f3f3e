// Facts for one action: each question is asked once, so that all of it is decided on one reading.
import type { Fact, FactQuery } from '../domain/facts.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import { canonicalJson } from '../shared/hash.ts';

export interface ReadOnce extends FactReader {
  /** Begins to read what will be asked soon, all of it side by side. */
  foresee(queries: readonly FactQuery[]): void;
}

/** Never kept longer than one action: what was read is as old as its first question. */
export function readOnce(facts: FactReader): ReadOnce {
  const asked = new Map<string, { answers: Promise<Array<Fact<unknown>>>; i: number }>();

  function begin(queries: readonly FactQuery[], signal?: AbortSignal): void {
    const fresh = new Map<string, FactQuery>();
    for (const query of queries) {
      const key = canonicalJson(query);
      if (!asked.has(key)) fresh.set(key, query);
    }
    if (fresh.size === 0) return;
    const answers = facts.read([...fresh.values()], signal);
    // Whoever asks hears of a failure; of what was foreseen and never asked, nobody has to.
    void Promise.allSettled([answers]);
    for (const [i, key] of [...fresh.keys()].entries()) {
      asked.set(key, { answers, i });
    }
  }

  return {
    foresee: (queries) => begin(queries),
    async read(queries, signal) {
      begin(queries, signal);
      return Promise.all(
        queries.map(async (query) => {
          const place = asked.get(canonicalJson(query));
          if (!place) throw new Error('A question was not asked.');
          return (await place.answers)[place.i] as Fact<unknown>;
        }),
      );
    },
  };
}
