// Settings, estate and identities for commands that run beside the product, without bot and database.
import { relative } from 'node:path';
import type { DomainRules } from '../../config/estate/findings.ts';
import { parseEstateFiles } from '../../config/estate/load.ts';
import { madeUpProblems } from '../../config/estate/made-up.ts';
import { type EstateFiles, readEstateFiles } from '../../config/estate/read-texts.ts';
import { type ResolvedIdentity, resolveIdentities } from '../../config/identity-secrets.ts';
import type { Environment } from '../../config/settings.ts';
import { readSurveySettings, type SurveySettings } from '../../config/survey-settings.ts';
import { roleIsNeverGranted } from '../../domain/access/ceiling.ts';
import { kinds } from '../../domain/access/kinds/index.ts';
import { writersFor } from '../../domain/access/kinds/membership-way.ts';
import { limitRules } from '../../domain/access/limit-rules.ts';
import type { Cloud, Estate } from '../../domain/estate/estate.ts';
import { checks } from '../../domain/posture/checks/index.ts';

export const writersOf: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  kinds.map((kind) => [kind.id, kind.writers]),
);

export const estateRules = (cloud: Cloud | undefined): DomainRules => ({
  writersOf,
  membershipWriters: writersFor,
  limits: limitRules,
  neverGranted: roleIsNeverGranted,
  checks,
  cloud,
});

export interface CommandEstate {
  readonly settings: SurveySettings;
  readonly files: EstateFiles;
  readonly estate: Estate;
  readonly identities: Readonly<Record<string, ResolvedIdentity>>;
}

/** Everything that is wrong at once, each with what to write instead. */
export function loadCommandEstate(
  env: Environment,
): CommandEstate | { readonly problems: readonly string[] } {
  const settings = readSurveySettings(env);
  if ('problems' in settings) return settings;
  const files = readEstateFiles(settings.estateFile);
  if ('problems' in files) return files;
  const loaded = parseEstateFiles(files, estateRules(settings.cloud));
  if ('problems' in loaded) return loaded;
  const sandbox = settings.mode === 'sandbox';
  const { identities, problems } = resolveIdentities(loaded.identities, env, sandbox);
  const madeUp = sandbox
    ? []
    : madeUpProblems(loaded.estate, relative('.', settings.estateFile)).map(
        (problem) => `${problem}; for the sample start the sandbox and add --sandbox`,
      );
  const all = [...problems, ...madeUp];
  return all.length > 0
    ? { problems: all }
    : { settings, files, estate: loaded.estate, identities };
}
