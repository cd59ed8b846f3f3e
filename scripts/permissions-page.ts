// `npm run permissions-page`: docs/permissions.md for a change board, from infra/graph-permissions.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { permissionsPage } from './package/permissions-page.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = readFileSync(join(root, 'infra', 'graph-permissions.json'), 'utf8');
writeFileSync(join(root, 'docs', 'permissions.md'), permissionsPage(source));
