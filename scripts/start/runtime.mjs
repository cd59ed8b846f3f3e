// Finds the Node that runs the product: the one pinned in node_modules, else this one if new enough.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const NEEDED = [22, 18];

/** Returns `{ path }`, or `{ problem }`: a sentence that says what is wrong and what to do. */
export function findRuntime(root, own = process) {
  const pinned = join(root, 'node_modules', 'node', 'bin');
  for (const name of ['node', 'node.exe']) {
    const path = join(pinned, name);
    if (existsSync(path)) return { path };
  }
  const [major, minor] = own.versions.node.split('.').map(Number);
  const enough = major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
  if (enough) return { path: own.execPath };
  return {
    problem:
      `Drawbridge needs Node ${NEEDED.join('.')} or newer, this is Node ${own.versions.node}, and ` +
      'the pinned runtime is not in node_modules: run "npm ci" in the project folder and start again.',
  };
}
