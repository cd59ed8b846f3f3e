// Runs `npm run audit:verify` as an auditor would, on a data folder.
import { runCli } from './run-cli.ts';

export const runAuditVerify = (dataDir: string, args: readonly string[] = []) =>
  runCli('audit-verify', dataDir, args);
