// Asks a real credential for tokens in a process of its own, which alone can trust another authority.
import { spawn } from 'node:child_process';
import type { CredentialPlace } from '../../../../src/adapters/entra/tokens/credential.ts';
import type { CredentialSettings } from '../../../../src/shared/credential-settings.ts';

export interface Order {
  readonly settings: CredentialSettings;
  readonly place: CredentialPlace;
  readonly scope: string;
  /** How often it is asked for, one after the other. */
  readonly times: number;
}

export type Got =
  | { readonly token: string }
  | { readonly trouble: string; readonly code: string; readonly sentence: string };

export interface Asked {
  readonly got: readonly Got[];
  /** Everything the process wrote: nothing secret may be in it. */
  readonly wrote: string;
}

/** `caFile` is trusted beside the usual authorities. */
export async function askInChild(
  order: Order,
  caFile: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'test/adapters/entra/tokens/child.ts'],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile, ...env }, stdio: 'pipe' },
  );
  let wrote = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      wrote += String(chunk);
    });
  }
  child.stdin.end(JSON.stringify(order));
  await new Promise((resolve) => child.once('close', resolve));
  const line = /^GOT (.*)$/m.exec(wrote)?.[1];
  if (line === undefined) throw new Error(`The process gave nothing.\n${wrote}`);
  return { got: JSON.parse(line) as Got[], wrote };
}
