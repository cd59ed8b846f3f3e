// The files that the Microsoft 365 Agents Toolkit reads: actions that exist, values that are declared, files that are there.
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Action {
  readonly uses: string;
  readonly with: Readonly<Record<string, unknown>>;
  readonly writeToEnvironmentFile?: Readonly<Record<string, string>>;
}
type Project = Readonly<Record<string, unknown>> &
  Partial<Record<'provision' | 'deploy' | 'publish', readonly Action[]>>;

/** Of v1.11 of the Toolkit's schema: what each action needs, and what it may be given. */
const ACTIONS: Readonly<Record<string, { needs: readonly string[]; may?: readonly string[] }>> = {
  'teamsApp/create': { needs: ['name'] },
  'teamsApp/validateManifest': { needs: ['manifestPath'] },
  'teamsApp/zipAppPackage': { needs: ['manifestPath', 'outputZipPath', 'outputFolder'] },
  'teamsApp/validateAppPackage': { needs: ['appPackagePath'] },
  'teamsApp/update': { needs: ['appPackagePath'] },
  'teamsApp/publishAppPackage': { needs: ['appPackagePath'] },
  'aadApp/create': {
    needs: ['name', 'generateClientSecret', 'signInAudience'],
    may: ['generateServicePrincipal'],
  },
  'botFramework/create': {
    needs: ['botId', 'name', 'messagingEndpoint'],
    may: ['description', 'channels'],
  },
  'arm/deploy': {
    needs: ['subscriptionId', 'resourceGroupName', 'templates'],
    may: ['bicepCliVersion'],
  },
  'cli/runNpmCommand': { needs: ['args'] },
  'file/createOrUpdateEnvironmentFile': { needs: ['envs', 'target'] },
  script: { needs: ['run'], may: ['timeout'] },
};

const FILES = [
  { file: 'm365agents.yml', env: 'dev' },
  { file: 'm365agents.local.yml', env: 'local' },
  { file: 'm365agents.playground.yml', env: 'playground' },
];
const scripts = (
  JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
).scripts;

describe.each(FILES)('$file', ({ file, env }) => {
  const text = readFileSync(file, 'utf8');
  const project = parse(text) as Project;
  const actions = (['provision', 'deploy', 'publish'] as const).flatMap((at) => project[at] ?? []);

  test('it names its schema, and the version is that schema’s', () => {
    const named = /m365-agents-toolkits\/(v[\d.]+)\/yaml\.schema\.json/.exec(text)?.[1];
    expect(named).toBe(project.version);
    expect(project.environmentFolderPath).toBe('./env');
  });

  test('every action exists, with what it needs and nothing else', () => {
    expect(actions.length).toBeGreaterThan(0);
    const wrong = actions.flatMap(({ uses, with: given }) => {
      const known = ACTIONS[uses];
      if (!known) return [`${uses} is not known`];
      const missing = known.needs.filter((name) => !(name in given));
      const all = [...known.needs, ...(known.may ?? [])];
      const extra = Object.keys(given).filter((name) => !all.includes(name));
      return [...missing, ...extra].map((name) => `${uses}: ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  test('every value that is used is declared for its environment or written by an action', () => {
    const declared = Object.keys(parseEnv(readFileSync(`env/.env.${env}`, 'utf8')));
    const written = actions.flatMap((action) => Object.values(action.writeToEnvironmentFile ?? {}));
    const used = [...text.matchAll(/\$\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name ?? '');
    expect(used.filter((name) => ![...declared, ...written].includes(name))).toEqual([]);
  });

  test('no secret is written where it would be committed', () => {
    const written = actions.flatMap(({ writeToEnvironmentFile }) =>
      Object.entries(writeToEnvironmentFile ?? {}),
    );
    const secrets = written.filter(([name]) => /secret|password/i.test(name));
    expect(secrets.filter(([, variable]) => !variable.startsWith('SECRET_'))).toEqual([]);
    expect(readFileSync(`env/.env.${env}`, 'utf8')).not.toMatch(/^SECRET_/m);
    expect(readFileSync('.gitignore', 'utf8')).toContain('.env.*.user');
  });

  test('what it runs and reads is there', () => {
    const paths = [...text.matchAll(/(?:manifestPath|path|parameters): \.\/(\S+)/g)];
    expect(paths.map(([, path]) => path ?? '').filter((path) => !existsSync(path))).toEqual([]);
    const runs = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
    expect(runs.filter((name) => !(name in scripts))).toEqual([]);
  });
});
