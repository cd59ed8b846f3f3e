// Writes a generated estate as a scenario's folder, for `npm start -- --scenario DIR`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedEstate } from './estate.ts';
import { AS_OF } from './plan.ts';
import { generatedPersonas } from './scenario.ts';

export function writeScenario(generated: GeneratedEstate, dir: string): void {
  const tenants = join(dir, 'tenants');
  mkdirSync(tenants, { recursive: true });
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  for (const file of generated.tenantFiles())
    writeFileSync(join(tenants, `${file.tenant}.json`), json(file));
  writeFileSync(join(dir, 'estate.yaml'), generated.estateYaml());
  const scenario = { now: AS_OF, personas: generatedPersonas(generated) };
  writeFileSync(join(dir, 'scenario.json'), json(scenario));
}
