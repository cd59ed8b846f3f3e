// Everything the doctor looks at, side by side; what cannot be looked at is a finding, never a stop.

import { clockAhead } from '../../adapters/entra/onboarding/service-clock.ts';
import { readAskedPermissions } from '../../config/asked-permissions.ts';
import { readDatabaseSettings } from '../../config/database-settings.ts';
import { type Environment, readSettings } from '../../config/settings.ts';
import { clockFinding } from '../../domain/doctor/clock-finding.ts';
import { databaseFindings } from '../../domain/doctor/database-look.ts';
import { estateFindings } from '../../domain/doctor/estate-findings.ts';
import {
  bad,
  besideSandbox,
  type DoctorArea,
  type DoctorFinding,
  good,
} from '../../domain/doctor/finding.ts';
import { identityFindings } from '../../domain/doctor/identity-findings.ts';
import { accountKey } from '../../shared/account.ts';
import { checkIdentity } from '../../usecases/check-identity.ts';
import { directoryParts } from '../shared/directory-parts.ts';
import { type CommandEstate, loadCommandEstate } from '../shared/estate.ts';
import { CannotRun } from '../shared/terminal.ts';
import { databaseLook } from './look-at-database.ts';
import { reachOf } from './teams.ts';

export interface ExamineOptions {
  readonly sandbox: boolean;
  /** Names of those whose identities are tried; all, where none is named. */
  readonly tenants: readonly string[];
}

export async function examine(
  env: Environment,
  { sandbox, tenants }: ExamineOptions,
): Promise<DoctorFinding[]> {
  const settings = sandbox ? [good('settings', 'as npm start sets them')] : settingsFindings(env);
  const loaded = loadCommandEstate(env);
  if ('problems' in loaded) {
    const wrong = loaded.problems.map((line) =>
      bad('estate', 'wrong', line, 'Write it as the line says; nothing starts before that.'),
    );
    return [...settings, ...wrong];
  }
  const parts = await Promise.all([
    attempt('database', () => database(loaded)),
    attempt('identities', () => identities(loaded, tenants)),
    attempt('clock', async () => [
      clockFinding(
        await clockAhead(
          `${loaded.settings.authorityHost}/common/v2.0/.well-known/openid-configuration`,
        ),
      ),
    ]),
    attempt('teams', () => reachOf(env, loaded)),
  ]);
  const findings = [...settings, ...parts.flat()];
  return sandbox ? findings.map(besideSandbox) : findings;
}

function settingsFindings(env: Environment): DoctorFinding[] {
  const settings = readSettings(env);
  if (!('problems' in settings)) return [good('settings', 'all there, and right')];
  return settings.problems.map((line) =>
    bad(
      'settings',
      'wrong',
      line,
      'Set it as docs/interfaces.md says, and start Drawbridge again.',
    ),
  );
}

async function attempt(
  area: DoctorArea,
  look: () => Promise<DoctorFinding[]>,
): Promise<DoctorFinding[]> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    const said = error instanceof Error ? error.message : String(error);
    const cause =
      error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    return [
      bad(
        area,
        'unknown',
        `could not be looked at: ${said}${cause}`,
        REMEDIES[area] ?? 'Run this again.',
      ),
    ];
  }
}

const REMEDIES: Partial<Record<DoctorArea, string>> = {
  database: 'See whether the database runs and DATABASE_URL leads to it with a role that may read.',
  clock: 'See whether this machine reaches Entra.',
  teams:
    'See whether this machine reaches the Bot Framework, and whether the bot’s credential is right.',
};

async function database({ settings, estate }: CommandEstate): Promise<DoctorFinding[]> {
  const owners = estate.tenants.flatMap((tenant) =>
    tenant.owners.map(({ account }) => accountKey(account)),
  );
  const look = await databaseLook(readDatabaseSettings(), settings.sandboxOrigin, [
    ...new Set(owners),
  ]);
  if (!look) {
    return [
      bad('database', 'note', 'there is none yet', 'The first start makes it.'),
      ...estateFindings(estate, undefined),
    ];
  }
  return [...estateFindings(estate, look.reached), ...databaseFindings(look)];
}

async function identities(
  loaded: CommandEstate,
  wanted: readonly string[],
): Promise<DoctorFinding[]> {
  const { check } = directoryParts(loaded);
  const asked = readAskedPermissions();
  const known = loaded.estate.tenants;
  const unknown = wanted.filter((name) => !known.some((tenant) => tenant.name === name));
  if (unknown.length > 0) {
    throw new CannotRun([
      `${unknown.join(' and ')} is no tenant of the estate; known are ${known.map(({ name }) => name).join(', ')}.`,
    ]);
  }
  const ours = known.filter(
    ({ name, signIn }) => signIn.length > 0 && (wanted.length === 0 || wanted.includes(name)),
  );
  const found = await Promise.all(
    ours.map(async (tenant) =>
      identityFindings(
        tenant,
        await Promise.all(
          tenant.signIn.map((identity) =>
            checkIdentity(
              check,
              tenant,
              identity,
              asked[identity] ?? { purpose: '', permissions: {} },
            ),
          ),
        ),
      ),
    ),
  );
  return found.flat();
}
