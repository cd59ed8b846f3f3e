// What the commands about rules need of the settings: which files, and for which cloud.
import type { Cloud } from '../domain/estate/estate.ts';
import type { Environment } from './settings.ts';

export interface PolicySettings {
  readonly estateFile: string;
  /** A pipeline that sets none asks none of the tenants. */
  readonly cloud: Cloud | undefined;
}

export const readPolicySettings = (env: Environment = process.env): PolicySettings => ({
  estateFile: env.ESTATE_FILE?.trim() || 'estate/estate.yaml',
  cloud: (env.CLOUD?.trim() || undefined) as Cloud | undefined,
});
