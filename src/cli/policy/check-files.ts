// Everything that is wrong with an estate and its rules: what keeps it from being loaded, or what rules cannot do.
import { parseEstateFiles } from '../../config/estate/load.ts';
import { type RuleFinding, ruleFindings } from '../../domain/access/rule-findings.ts';
import type { Cloud } from '../../domain/estate/estate.ts';
import { estateRules } from '../shared/estate.ts';
import { filesAt } from './files-at.ts';

export interface Checked {
  readonly findings: ReadonlyArray<Omit<RuleFinding, 'place'> & { readonly place?: string }>;
  /** How many were read; undefined where they could not be loaded. */
  readonly rules?: number;
}

export const estateFile = (): string => process.env.ESTATE_FILE?.trim() || 'estate/estate.yaml';

/** What cloud the product runs for is not known to a pipeline that sets nothing: then none is asked of tenants. */
export const cloudOf = (): Cloud | undefined => (process.env.CLOUD?.trim() as Cloud) || undefined;

export function checkFiles(path: string | undefined): Checked {
  const loaded = parseEstateFiles(filesAt(path, estateFile()), estateRules(cloudOf()));
  if ('problems' in loaded) {
    return { findings: loaded.problems.map((sentence) => ({ level: 'error', sentence })) };
  }
  const { estate } = loaded;
  return { findings: ruleFindings(estate), rules: estate.policies.length };
}
