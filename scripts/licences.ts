// `npm run licences`: docs/licences.md from package-lock.json; exit 1 when one of them is not allowed.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAllowed, licencesOf, licencesPage } from './package/licences.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const all = licencesOf(root);
writeFileSync(join(root, 'docs', 'licences.md'), licencesPage(all));
const wrong = all.filter(({ licence }) => !isAllowed(licence));
for (const { name, version, licence } of wrong) {
  process.stderr.write(`${name}@${version} is under ${licence}, which nobody has allowed.\n`);
}
process.exitCode = wrong.length > 0 ? 1 : 0;
