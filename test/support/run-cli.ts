// Runs a command of the product as an operator would, on a data folder.
import { spawn } from 'node:child_process';

export async function runCli(name: string, dataDir: string, args: readonly string[] = []) {
  const child = spawn(process.execPath, [`src/cli/${name}.ts`, ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += String(chunk);
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}
