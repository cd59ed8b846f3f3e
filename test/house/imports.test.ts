// The rooms of the house: who may import whom, which SDK lives where, how long a file may be.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

type Right = 'all' | 'types';

/** From room to room; what is not named is not allowed. */
const ALLOWED: Readonly<Record<string, Readonly<Record<string, Right>>>> = {
  shared: {},
  domain: { shared: 'all' },
  ports: { shared: 'all', domain: 'types' },
  cards: { shared: 'all', domain: 'types' },
  usecases: { shared: 'all', domain: 'all', ports: 'all' },
  effects: { shared: 'all', domain: 'types', ports: 'all', cards: 'all' },
  inbound: {
    shared: 'all',
    domain: 'types',
    ports: 'all',
    cards: 'all',
    usecases: 'all',
    effects: 'all',
  },
  adapters: { shared: 'all', domain: 'types', ports: 'all', inbound: 'types' },
  config: { shared: 'all', domain: 'types' },
  sandbox: { shared: 'all' },
};

/** Which packages may be used where; a package that is not named may be used nowhere. */
const PACKAGES: ReadonlyArray<[RegExp, readonly string[]]> = [
  [/^(botbuilder|botframework-connector|@microsoft\/teams-ai)$/, ['src/adapters/teams/']],
  [/^(@azure\/identity|@microsoft\/microsoft-graph-(client|types))$/, ['src/adapters/entra/']],
  [/^(kysely(\/.*)?|pg|pg-boss|@electric-sql\/pglite)$/, ['src/adapters/postgres/']],
  [/^adaptivecards-templating$/, ['src/cards/']],
  [/^zod\/v4$/, ['src/config/']],
  [/^yaml$/, ['src/config/', 'src/sandbox/']],
  [/^jose$/, ['src/adapters/teams/', 'src/sandbox/']],
  [/^express$/, ['src/adapters/', 'src/sandbox/', 'src/wire.ts', 'src/wiring/']],
  [/^(adaptivecards|markdown-it)$/, ['src/sandbox/web/']],
  [/^node:/, ['src/']],
];

interface Import {
  readonly file: string;
  readonly to: string;
  readonly typesOnly: boolean;
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?([^;]*?)\s*from\s+'([^']+)'/gms;

const files = globSync('src/**/*.ts');

const imports: Import[] = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(STATEMENT)].map((match) => {
    const names = /\{([^}]*)\}/s.exec(match[2] ?? '')?.[1];
    const inline = names
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const typesOnly =
      match[1] !== undefined || (inline?.every((name) => name.startsWith('type ')) ?? false);
    const target = match[3] ?? '';
    const to = target.startsWith('.') ? normalize(join(dirname(file), target)) : target;
    return { file, to, typesOnly };
  }),
);

const roomOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];

describe('house', () => {
  test('rooms import only what the map allows', () => {
    const wrong = imports.flatMap(({ file, to, typesOnly }) => {
      const from = roomOf(file);
      const room = roomOf(to);
      if (!to.startsWith('src/') || from === undefined || from === room) return [];
      if (from === 'cli' || from === 'wiring') return [];
      const right = room && ALLOWED[from]?.[room];
      return right === 'all' || (right === 'types' && typesOnly) ? [] : [`${file} -> ${to}`];
    });
    expect(wrong).toEqual([]);
  });

  test('of the effects, inbound sees only the door', () => {
    const wrong = imports.filter(
      ({ file, to }) =>
        roomOf(file) === 'inbound' &&
        roomOf(to) === 'effects' &&
        to !== 'src/effects/perform-effect.ts',
    );
    expect(wrong).toEqual([]);
  });

  test('nobody imports the starting points', () => {
    const wrong = imports.filter(
      ({ file, to }) =>
        to === 'src/main.ts' ||
        (to === 'src/wire.ts' && !/^src\/(main|cli\/.*)\.ts$/.test(file)) ||
        (roomOf(to) === 'wiring' && !/^src\/(wire|(cli|wiring)\/.*)\.ts$/.test(file)),
    );
    expect(wrong).toEqual([]);
  });

  test('each package stays in its room', () => {
    const wrong = imports.flatMap(({ file, to }) => {
      if (to.startsWith('src/') || to.startsWith('cards/')) return [];
      const places = PACKAGES.find(([name]) => name.test(to))?.[1];
      return places?.some((place) => file.startsWith(place)) ? [] : [`${file} -> ${to}`];
    });
    expect(wrong).toEqual([]);
  });

  test('adapters do not know each other', () => {
    const adapterOf = (path: string) => /^src\/adapters\/([^/]+)\//.exec(path)?.[1];
    const wrong = imports.filter(({ file, to }) => {
      const [a, b] = [adapterOf(file), adapterOf(to)];
      return a !== undefined && b !== undefined && a !== b;
    });
    expect(wrong).toEqual([]);
  });

  test('the domain does not wait and does not look at the clock', () => {
    const wrong = globSync('src/domain/**/*.ts').filter((file) =>
      /\basync\b|\bawait\b|\bPromise\b|setTimeout|Math\.random|process\./.test(
        readFileSync(file, 'utf8').replace(/\/\/.*|\/\*[\s\S]*?\*\//g, ''),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('time and environment come in through a door', () => {
    const inside = files.filter(
      (file) => !/^src\/(adapters|config|sandbox)\/|^src\/(main|wire)\.ts$/.test(file),
    );
    const wrong = inside.filter((file) =>
      /Date\.now\(|new Date\(\)|process\.env/.test(readFileSync(file, 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  test('every file says what it is for, and none is longer than 250 lines', () => {
    const wrong = files.filter((file) => {
      const text = readFileSync(file, 'utf8');
      return !text.startsWith('// ') || text.split('\n').length > 251;
    });
    expect(wrong).toEqual([]);
  });

  test('files are small: half of them have 70 lines or fewer', () => {
    const lengths = files
      .map((file) => readFileSync(file, 'utf8').split('\n').length)
      .sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(70);
  });

  test('no error is swallowed', () => {
    const wrong = files.filter((file) =>
      /catch(\s*\([^)]*\))?\s*\{\s*\}|\.catch\(\(\)\s*=>\s*(\{\s*\}|undefined|null)\)/.test(
        readFileSync(file, 'utf8'),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
