// Where the estate file is, for commands that need nothing else of the settings.
import type { Environment } from './settings.ts';

export const estateFileOf = (env: Environment = process.env): string =>
  env.ESTATE_FILE?.trim() || 'estate/estate.yaml';
