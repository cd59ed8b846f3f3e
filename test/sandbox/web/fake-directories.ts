// Simulated tenants of the tests' own, where the real ones would only be in the way.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Directories } from '../../../src/sandbox/start/directories.ts';
import { ada, bo } from '../personas/chat-world.ts';
import { GOOD_TOKEN } from '../personas/stand-in-bot.ts';

export interface FakeDirectories extends Directories {
  seeds: number;
}

const folder = mkdtempSync(join(tmpdir(), 'drawbridge-estate-'));
afterAll(() => rmSync(folder, { recursive: true }));

export function fakeDirectories(startsAt?: number): FakeDirectories {
  const estateFile = join(folder, 'estate.yaml');
  writeFileSync(estateFile, 'tenants:\n  - name: acme\n    displayName: Acme\n');
  const directories: FakeDirectories = {
    seeds: 0,
    tokens: {
      botChannelToken: async () => 'token',
      signInToken: async () => 'token',
      isConnectorToken: async (header) => header === GOOD_TOKEN,
    },
    ...(startsAt !== undefined && { startsAt }),
    estateFile,
    botTenantId: ada.tenantId,
    people: () => [ada, bo],
    tenantName: (name) => (name === 'zeta' ? 'Zeta Ltd' : undefined),
    mount: () => undefined,
    nextMoment: () => undefined,
    seed: () => {
      directories.seeds += 1;
    },
  };
  return directories;
}
