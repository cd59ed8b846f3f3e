// Starts the sandbox as a process: alone by `npm run sandbox`, or as a child of `npm start`.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeEstate } from './generate/describe.ts';
import { generateEstate } from './generate/estate.ts';
import { memoryStore } from './generate/memory-store.ts';
import { generatedScenario } from './generate/scenario.ts';
import { writeScenario } from './generate/write.ts';
import { loadScenario, ScenarioProblem } from './scenario/load.ts';
import { PortTaken, type Sandbox, startSandbox } from './server.ts';
import { clearTheWay, FolderRefused, keepScenario, stateFile, takeFolder } from './start/folder.ts';
import { type Generate, OptionRefused, type Options, readOptions } from './start/options.ts';
import { openTenants } from './start/tenants.ts';

const REFUSALS = [FolderRefused, OptionRefused, PortTaken, ScenarioProblem];

/** Does nothing, which is already more than the default: that would end the process. */
const staysForTheProduct = (): void => undefined;

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.generate) return startGenerated(options, options.generate);
  const folder = resolve(options.dataDir);
  const scenarioDir = resolve(options.scenarioDir);
  // Read first: a scenario that is not there, or broken, must not cost anybody their state.
  const scenario = loadScenario(scenarioDir);
  takeFolder(folder);
  clearTheWay(folder, { scenarioDir, fresh: options.fresh });
  const sandbox = await startSandbox({
    ...options,
    stateFile: stateFile(folder),
    openDirectories: (parts) => openTenants(parts, { scenario }),
  });
  keepScenario(sandbox.world.store, scenarioDir);
  serve(sandbox);
}

/** In memory only: the same seed makes the same estate again. */
async function startGenerated(options: Options, generate: Generate): Promise<void> {
  const startedAt = performance.now();
  const generated = generateEstate(generate);
  if (generate.write !== undefined) writeScenario(generated, resolve(generate.write));
  else {
    const scenario = generatedScenario(generated);
    const sandbox = await startSandbox({
      ...options,
      stateFile: memoryStore(),
      openDirectories: (parts) => openTenants(parts, { scenario }),
    });
    serve(sandbox);
  }
  process.stdout.write(`${describeEstate(generated, performance.now() - startedAt)}\n`);
}

function serve(sandbox: Sandbox): void {
  const end = async () => {
    await sandbox.close();
    process.exit(0);
  };
  const alone = process.send === undefined;
  process.on('SIGTERM', end);
  // Ctrl+C reaches children too, but the product still talks to the sandbox while it drains.
  process.on('SIGINT', alone ? end : staysForTheProduct);
  // The parent is gone, however it went: without it nobody would ever end this process.
  process.on('disconnect', end);
  const { estateFile, botTenantId } = sandbox.directories;
  if (alone) process.stdout.write(`The sandbox is running: ${sandbox.origin}/\n`);
  else process.send?.({ type: 'ready', origin: sandbox.origin, estateFile, botTenantId });
}

try {
  await main();
} catch (error) {
  const expected = REFUSALS.some((kind) => error instanceof kind);
  process.stderr.write(`${expected ? (error as Error).message : (error as Error)?.stack}\n`);
  process.exit(1);
}
