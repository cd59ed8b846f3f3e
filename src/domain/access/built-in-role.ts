// What a built-in role is called: it bears the same id and name in every tenant.
import { PRIVILEGED_ROLES } from './privileged-roles.ts';
import { ROLE_IDS } from './tasks/roles.ts';

const NAMES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(PRIVILEGED_ROLES),
  ...Object.entries(ROLE_IDS).map(([name, id]) => [id, name] as const),
]);

export const builtInRole = (id: string): string | undefined => NAMES.get(id.toLowerCase());
