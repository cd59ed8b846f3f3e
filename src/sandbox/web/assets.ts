// The web client's files as the browser gets them: TypeScript with its types stripped, CSS, libraries.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

export interface Asset {
  readonly type: string;
  readonly body: Buffer;
  readonly etag: string;
}

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

/** Modules that run in the sandbox and in the browser alike, besides the client's own. */
const SHARED = ['../personas/press/list-actions.ts'];

const library = (name: string, ...path: string[]) =>
  join(dirname(require.resolve(`${name}/package.json`)), ...path);

/** Address → file. Only what stands here can be asked for. */
function files(): Map<string, string> {
  const found = new Map<string, string>();
  for (const [folder, address, ending] of [
    ['client', '/code/web/client', '.ts'],
    ['styles', '/style', '.css'],
  ] as const) {
    for (const name of readdirSync(join(HERE, folder))) {
      if (name.endsWith(ending)) found.set(`${address}/${name}`, join(HERE, folder, name));
    }
  }
  for (const path of SHARED) found.set(`/code/${path.replace('../', '')}`, join(HERE, path));
  found.set('/vendor/adaptivecards.js', library('adaptivecards', 'dist', 'adaptivecards.min.js'));
  found.set(
    '/vendor/markdown-it.js',
    library('markdown-it', 'dist', 'browser', 'markdown-it.umd.min.js'),
  );
  return found;
}

function read(path: string): Asset {
  const text = readFileSync(path, 'utf8');
  const script = path.endsWith('.ts');
  // Source maps of the libraries are not served, and browsers would ask for them.
  const plain = text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
  const body = Buffer.from(script ? stripTypeScriptTypes(text) : plain);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { type: path.endsWith('.css') ? STYLE : SCRIPT, body, etag };
}

export interface Assets {
  find(address: string): Asset | undefined;
  /** Addresses of all scripts or styles, for the page to load without waiting for each other. */
  list(prefix: string): string[];
}

/** Files are read when first asked for, and again when they changed on disk. */
export function openAssets(): Assets {
  const known = files();
  const kept = new Map<string, { changedAt: number; asset: Asset }>();
  return {
    list: (prefix) => [...known.keys()].filter((address) => address.startsWith(prefix)).sort(),
    find(address) {
      const path = known.get(address);
      if (!path) return undefined;
      const changedAt = statSync(path).mtimeMs;
      const before = kept.get(address);
      if (before?.changedAt === changedAt) return before.asset;
      const asset = read(path);
      kept.set(address, { changedAt, asset });
      return asset;
    },
  };
}
