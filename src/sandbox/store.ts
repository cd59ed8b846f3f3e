// Keeps the sandbox's state on disk, so that a killed sandbox is where it was when it starts again.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Keys are paths such as `tenant/contoso/users/{id}`; values are anything JSON can hold. */
export interface SandboxStore {
  get<T>(key: string): T | undefined;
  put(key: string, value: unknown): void;
  delete(key: string): void;
  /** Every entry whose key starts with `prefix`, ordered by key. */
  list<T>(prefix: string): Array<[key: string, value: T]>;
  /** All or nothing. `work` must not wait for anything. */
  transaction<T>(work: () => T): T;
  clear(prefix?: string): void;
  close(): void;
}

/** Opens the store in `file`; `:memory:` keeps nothing. A write is safe against SIGKILL once it returns. */
export function openStore(file: string): SandboxStore {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
  database.exec('CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, value TEXT NOT NULL)');
  const get = database.prepare('SELECT value FROM entry WHERE key = ?');
  const put = database.prepare('INSERT OR REPLACE INTO entry (key, value) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM entry WHERE key = ?');
  const range = database.prepare(
    'SELECT key, value FROM entry WHERE key >= ? AND key < ? ORDER BY key',
  );
  const removeRange = database.prepare('DELETE FROM entry WHERE key >= ? AND key < ?');
  const after = (prefix: string) => `${prefix}\u{10ffff}`;
  let depth = 0;

  return {
    get<T>(key: string) {
      const row = get.get(key);
      return row ? (JSON.parse(String(row.value)) as T) : undefined;
    },
    put(key, value) {
      put.run(key, JSON.stringify(value));
    },
    delete(key) {
      remove.run(key);
    },
    list<T>(prefix: string) {
      return range
        .all(prefix, after(prefix))
        .map((row): [string, T] => [String(row.key), JSON.parse(String(row.value)) as T]);
    },
    transaction(work) {
      if (depth > 0) return work();
      database.exec('BEGIN');
      depth += 1;
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      } finally {
        depth -= 1;
      }
    },
    clear(prefix = '') {
      removeRange.run(prefix, after(prefix));
    },
    close() {
      database.close();
    },
  };
}
