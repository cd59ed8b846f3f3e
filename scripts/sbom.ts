// `npm run --silent sbom > sbom.cdx.json`: the bill of materials of production, in CycloneDX.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { billOfMaterials } from './package/bill-of-materials.ts';

process.stdout.write(billOfMaterials(dirname(dirname(fileURLToPath(import.meta.url)))));
