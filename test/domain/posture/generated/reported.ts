// A generated estate, read over HTTP and judged as `npm run posture -- report` does it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadForPosture } from '../../../../src/cli/posture-estate.ts';
import { surveyedReport } from '../../../../src/cli/posture-survey.ts';
import type { Report } from '../../../../src/domain/posture/report.ts';
import type { Result } from '../../../../src/domain/posture/result.ts';
import { type GeneratedEstate, generateEstate } from '../../../../src/sandbox/generate/estate.ts';
import { memoryStore } from '../../../../src/sandbox/generate/memory-store.ts';
import type { GenerateOptions } from '../../../../src/sandbox/generate/plan.ts';
import { generatedScenario } from '../../../../src/sandbox/generate/scenario.ts';
import { startSandbox } from '../../../../src/sandbox/server.ts';
import { openTenants } from '../../../../src/sandbox/start/tenants.ts';

export interface Reported {
  readonly generated: GeneratedEstate;
  readonly report: Report;
  readonly results: readonly Result[];
}

export async function reported(options: GenerateOptions): Promise<Reported> {
  const generated = generateEstate(options);
  const folder = mkdtempSync(join(tmpdir(), 'generated-'));
  const estateFile = join(folder, 'estate.yaml');
  writeFileSync(estateFile, generated.estateYaml());
  const scenario = generatedScenario(generated, estateFile);
  const sandbox = await startSandbox({
    port: 0,
    botAppId: '7d1c52a4-3b86-4f0e-9a57-c1e0b5d4f302',
    stateFile: memoryStore(),
    openDirectories: (parts) => openTenants(parts, { scenario }),
  });
  try {
    const loaded = loadForPosture({
      DRAWBRIDGE_MODE: 'sandbox',
      SANDBOX_PORT: new URL(sandbox.origin).port,
      ESTATE_FILE: estateFile,
    });
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    const report = await surveyedReport(
      loaded,
      generated.plan.tenants.map(({ id }) => id),
    );
    const judged = [...report.tenants.flatMap((one) => one.judged), ...report.ofEstate];
    return { generated, report, results: judged.map(({ result }) => result) };
  } finally {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
