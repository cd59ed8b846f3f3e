// The folder that the Dockerfile would bring about, laid out without an engine.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

export interface Step {
  readonly word: string;
  readonly rest: string;
}

/** The steps of the last stage, in order. */
export function lastStage(dockerfile: string): Step[] {
  const lines = dockerfile
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const steps = lines.map((line) => {
    const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line.trim()) ?? [];
    return { word, rest };
  });
  return steps.slice(steps.findLastIndex(({ word }) => word === 'FROM'));
}

/** Whether .dockerignore leaves a path out: the last line that fits decides. */
export function ignored(path: string, dockerignore: string): boolean {
  let out = false;
  for (const line of dockerignore.split('\n')) {
    const rule = line.trim();
    if (rule === '' || rule.startsWith('#')) continue;
    const pattern = rule.replace(/^!/, '').replace(/\/$/, '');
    // A rule fits a path, and whatever lies below it.
    const ways = path.split('/').map((_part, at, all) => all.slice(0, at + 1).join('/'));
    if (ways.some((way) => fits(pattern, way))) out = !rule.startsWith('!');
  }
  return out;
}

/** Unlike in a shell, a star stands for a dot at the beginning as well. */
const fits = (pattern: string, path: string): boolean =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^$()|[\]{}\\]/g, '\\$&')
      .replaceAll('**/', '(?:.*/)?')
      .replaceAll(/(?<!\.)\*/g, '[^/]*')}$`,
  ).test(path);

/** What `npm ci --omit=dev` installs, by the lock file, from what is installed here. */
export function productionPackages(): string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean }>;
  };
  return Object.entries(packages)
    .filter(([path, { dev }]) => path.startsWith('node_modules/') && !dev)
    .map(([path]) => path)
    .filter((path) => existsSync(path));
}

/** Hard links where that is possible: nothing in the folder may be written to. */
export function stage(folder: string): Step[] {
  const steps = lastStage(readFileSync('Dockerfile', 'utf8'));
  const dockerignore = readFileSync('.dockerignore', 'utf8');
  for (const { word, rest } of steps) {
    if (word !== 'COPY' || rest.startsWith('--from=')) continue;
    const words = rest.split(/\s+/);
    const to = words.pop() ?? '';
    for (const from of words) {
      const target = to.endsWith('/') ? join(folder, to, basename(from)) : join(folder, to);
      cpSync(from, statSync(from).isDirectory() ? join(folder, to) : target, {
        recursive: true,
        filter: (path) => !ignored(relative('.', path), dockerignore),
      });
    }
  }
  for (const path of productionPackages()) {
    // One that lies in another one comes with it.
    if (path.lastIndexOf('node_modules/') > 0) continue;
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    execFileSync('cp', ['-al', path, target]);
  }
  return steps;
}
