// Where the database is and how it is signed in to; also for commands that look at nothing else.
import type { Cloud } from '../domain/estate/estate.ts';
import type { DatabaseSignIn } from '../shared/database-sign-in.ts';
import { clouds } from './clouds.ts';
import { Problems, readChoice, readGuid } from './setting-readers.ts';
import type { Environment } from './settings.ts';

export interface DatabaseSettings {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Undefined: by the password that the address holds. */
  readonly databaseSignIn: DatabaseSignIn | undefined;
}

/** Throws with every problem. */
export function readDatabaseSettings(env: Environment = process.env): DatabaseSettings {
  const problems = new Problems();
  const value = (name: string) => env[name]?.trim() || undefined;
  const cloud = readChoice(
    problems,
    'CLOUD',
    value('CLOUD') ?? 'commercial',
    Object.keys(clouds) as Cloud[],
  );
  const settings = readDatabase(problems, value, cloud ?? 'commercial');
  if (problems.lines.length > 0) throw new Error(problems.lines.join(' '));
  return settings;
}

export function readDatabase(
  problems: Problems,
  value: (name: string) => string | undefined,
  cloud: Cloud,
): DatabaseSettings {
  const databaseUrl = value('DATABASE_URL');
  const parsed = databaseUrl && URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  if (databaseUrl && !(parsed && /^postgres(ql)?:$/.test(parsed.protocol))) {
    problems.add('DATABASE_URL', 'is not the address of a Postgres server: postgres://…');
  }
  return {
    databaseUrl,
    dataDir: value('DATA_DIR') ?? '.data',
    databaseSignIn: readSignIn(problems, value, cloud, parsed),
  };
}

function readSignIn(
  problems: Problems,
  value: (name: string) => string | undefined,
  cloud: Cloud,
  address: URL | undefined,
): DatabaseSignIn | undefined {
  const kind = readChoice(problems, 'DATABASE_SIGN_IN', value('DATABASE_SIGN_IN') ?? 'password', [
    'password',
    'managed-identity',
  ]);
  const name = 'DATABASE_MANAGED_IDENTITY_CLIENT_ID';
  if (kind !== 'managed-identity') {
    if (value(name)) problems.add(name, 'is set, but DATABASE_SIGN_IN is not managed-identity');
    return undefined;
  }
  if (!address?.username) {
    problems.add('DATABASE_URL', 'names no user; DATABASE_SIGN_IN=managed-identity needs its name');
  }
  if (address?.password) {
    problems.add('DATABASE_URL', 'holds a password, and DATABASE_SIGN_IN says that there is none');
  }
  if (address?.searchParams.get('sslmode') === 'disable') {
    problems.add('DATABASE_URL', 'says sslmode=disable; a token is never sent without encryption');
  }
  return {
    managedIdentityClientId: readGuid(problems, name, value(name)),
    scope: clouds[cloud].postgresScope,
  };
}
