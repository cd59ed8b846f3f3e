// infra/graph-permissions.json: what each identity asks for, as the file that ships with the product says.
import { readFileSync } from 'node:fs';
import * as z from 'zod/v4';
import type { AskedPermissions } from '../domain/onboarding/asked-permissions.ts';

const FILE = new URL('../../infra/graph-permissions.json', import.meta.url);

const form = z.object({
  identities: z.record(
    z.string(),
    z.object({
      purpose: z.string(),
      permissions: z.record(z.string(), z.object({ operations: z.array(z.string()) })),
    }),
  ),
});

export const readAskedPermissions = (): AskedPermissions =>
  form.parse(JSON.parse(readFileSync(FILE, 'utf8'))).identities;
