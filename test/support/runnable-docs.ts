// The commands of a page in docs: what stands in a block marked `sh` is run, in order, as it is printed.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Block {
  /** What a reader does meanwhile or before, by the comment over it. */
  readonly act: string | undefined;
  /** Undefined: nothing is run here, only done. */
  readonly script: string | undefined;
}

const PART = /<!-- act: ([\w-]+) -->\n|```(\w+)\n([\s\S]*?)```/g;

export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let act: string | undefined;
  for (const [, named, kind, text] of readFileSync(page, 'utf8').matchAll(PART)) {
    if (named !== undefined) {
      if (act !== undefined) blocks.push({ act, script: undefined });
      act = named;
      continue;
    }
    blocks.push({ act, script: kind === 'sh' ? text : undefined });
    act = undefined;
  }
  if (act !== undefined) blocks.push({ act, script: undefined });
  return blocks.filter(({ act: one, script }) => one !== undefined || script !== undefined);
}

/** A fresh clone, as far as commands can tell: what they write stays in it. */
export function freshClone(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ['src', 'scripts', 'cards', 'test', 'node_modules', 'vitest.config.ts']) {
    symlinkSync(resolve(name), join(folder, name));
  }
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(name, join(folder, name));
  }
  for (const name of ['estate', 'env', 'appPackage', 'infra', 'docs']) {
    cpSync(name, join(folder, name), { recursive: true });
  }
}

/** What a line exports counts for all that follow, as in one terminal. */
export function runBlock(
  script: string,
  folder: string,
  env: NodeJS.ProcessEnv,
  heard: (output: string) => void = () => {},
): Promise<{ readonly code: number | null; readonly output: string }> {
  for (const [, name, value] of script.matchAll(/^export (\w+)=(\S+)$/gm)) {
    if (name !== undefined) env[name] = value;
  }
  const child = spawn('sh', ['-e'], { cwd: folder, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      output += String(part);
      heard(output);
    });
  }
  child.stdin.end(script);
  return new Promise((done) => child.once('close', (code) => done({ code, output })));
}
