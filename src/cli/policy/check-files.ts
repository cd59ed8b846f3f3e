// Everything that is wrong with an estate and its rules: what keeps it from being loaded, or what rules cannot do.
import { parseEstateFiles } from '../../config/estate/load.ts';
import { readPolicySettings } from '../../config/policy-settings.ts';
import { type RuleFinding, ruleFindings } from '../../domain/access/rule-findings.ts';
import { estateRules } from '../shared/estate.ts';
import { filesAt } from './files-at.ts';

export interface Checked {
  readonly findings: ReadonlyArray<Omit<RuleFinding, 'place'> & { readonly place?: string }>;
  /** How many were read; undefined where they could not be loaded. */
  readonly rules?: number;
}

export function checkFiles(path: string | undefined): Checked {
  const { estateFile, cloud } = readPolicySettings();
  const loaded = parseEstateFiles(filesAt(path, estateFile), estateRules(cloud));
  if ('problems' in loaded) {
    return { findings: loaded.problems.map((sentence) => ({ level: 'error', sentence })) };
  }
  const { estate } = loaded;
  return { findings: ruleFindings(estate), rules: estate.policies.length };
}
