// Settings and estate as production reads them, without what only the bot needs.
import { relative } from 'node:path';
import { loadEstate } from '../config/estate/load.ts';
import { madeUpProblems } from '../config/estate/made-up.ts';
import { type ResolvedIdentity, resolveIdentities } from '../config/identity-secrets.ts';
import type { Environment } from '../config/settings.ts';
import { readSurveySettings, type SurveySettings } from '../config/survey-settings.ts';
import { roleIsNeverGranted } from '../domain/access/ceiling.ts';
import { kinds } from '../domain/access/kinds/index.ts';
import { writersFor } from '../domain/access/kinds/membership-way.ts';
import { limitRules } from '../domain/access/limit-rules.ts';
import type { Estate } from '../domain/estate/estate.ts';
import { checks } from '../domain/posture/checks/index.ts';

export interface PostureEstate {
  readonly settings: SurveySettings;
  readonly estate: Estate;
  readonly identities: Readonly<Record<string, ResolvedIdentity>>;
}

/** Everything that is wrong at once, each with what to write instead. */
export function loadForPosture(
  env: Environment,
): PostureEstate | { readonly problems: readonly string[] } {
  const settings = readSurveySettings(env);
  if ('problems' in settings) return { problems: bulleted(settings.problems) };
  const loaded = loadEstate(settings.estateFile, {
    writersOf: Object.fromEntries(kinds.map((kind) => [kind.id, kind.writers])),
    membershipWriters: writersFor,
    limits: limitRules,
    neverGranted: roleIsNeverGranted,
    cloud: settings.cloud,
    checks,
  });
  if ('problems' in loaded) return { problems: bulleted(loaded.problems) };
  const isSandbox = settings.mode === 'sandbox';
  // Of the others no secret is needed to read.
  const { reader } = loaded.identities;
  const resolved = resolveIdentities(reader ? { reader } : {}, env, isSandbox);
  const madeUp = isSandbox
    ? []
    : madeUpProblems(loaded.estate, relative('.', settings.estateFile)).map(
        (problem) => `${problem}; for the sample start the sandbox and add --sandbox`,
      );
  const missing = reader ? [] : ['the estate has no identity called reader'];
  const problems = [...resolved.problems, ...madeUp, ...missing];
  if (problems.length > 0) return { problems: bulleted(problems) };
  const { estate, identities } = loaded;
  return { settings, estate, identities: { ...identities, ...resolved.identities } as never };
}

const bulleted = (lines: readonly string[]): string[] => lines.map((line) => `  - ${line}`);
