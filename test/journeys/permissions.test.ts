// Least privilege: what each identity does in whole stories, beside what infra/graph-permissions.json grants it.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { permissionOf } from '../../src/sandbox/graph/permissions/lookup.ts';
import { type Drawbridge, startDrawbridge, until } from '../support/drawbridge.ts';
import { activateByHand } from './activation.ts';
import { packageForGuest, SUPPLIER } from './kinds/access-package.story.ts';
import { tellAppRole } from './kinds/app-role.story.ts';
import { externalGuestStory } from './kinds/external-guest.story.ts';
import { tellGroupMembership } from './kinds/group-membership.story.ts';
import { channelsStory, inboundStory } from './kinds/openings.story.ts';
import { joinAndLeave } from './kinds/organization.story.ts';
import { projectTeamStory } from './kinds/project-team.story.ts';
import { protectedGroupStory, withAuditors } from './kinds/protected-group.story.ts';
import { roleInUnit } from './kinds/role-in-unit.story.ts';
import { separationStory } from './kinds/separation.story.ts';
import { managerStory } from './kinds/stages.story.ts';
import { syncStory, trustStory } from './kinds/trust.story.ts';
import { moveIntoNestedGroup } from './nesting.ts';
import { accept, ask, cardOf, decide, FINANCE, REPORTS, readCard } from './story.ts';

/** Nobody has invited her before. */
const GRACE = 'grace.adeyemi@contoso.example';

interface Granted {
  readonly operations: readonly string[];
  /** By operation: why the least that Microsoft publishes does not do. */
  readonly broader?: Readonly<Record<string, string>>;
}

const { identities } = JSON.parse(readFileSync('infra/graph-permissions.json', 'utf8')) as {
  identities: Record<string, { permissions: Record<string, Granted> }>;
};
const grants = Object.entries(identities).flatMap(([identity, { permissions }]) =>
  Object.entries(permissions).map(([permission, granted]) => ({ identity, permission, granted })),
);
const listed = grants.flatMap(({ identity, granted }) =>
  granted.operations.map((operation) => `${identity}: ${operation}`),
);

const { identities: signIns } = parse(readFileSync('estate/estate.yaml', 'utf8')) as {
  identities: Record<string, { clientId: string }>;
};
const identityOf = (appId: string) =>
  Object.entries(signIns).find(([, { clientId }]) => clientId === appId)?.[0] ?? appId;

/** The listed operation that a call is, or the call itself where none fits. */
function operationOf(method: string, url: string): string {
  const path = decodeURIComponent(new URL(url, 'http://graph').pathname).replace(
    /\/(v1\.0|beta)(?=\/)/,
    '',
  );
  const fits = (operation: string) => {
    const [verb, template = ''] = operation.split(' ');
    const parts = template.split('/');
    const own = path.split('/');
    return (
      verb === method &&
      parts.length === own.length &&
      parts.every((part, i) => part === own[i] || isAlike(part, own[i]))
    );
  };
  const known = grants.flatMap(({ granted }) => granted.operations);
  return known.find(fits) ?? `${method} ${path}`;
}

/** `{group-id}`, or a key in the middle: `servicePrincipals(appId='{appId}')`. */
const isAlike = (part: string, own = ''): boolean => {
  const [before = '', after] = part.split(/\{[\w-]+\}/);
  return after !== undefined && own.startsWith(before) && own.endsWith(after);
};

/** How many tenants were read, those among them that nothing may be read of. */
const surveyed = ({ productLog }: Drawbridge): number =>
  new Set(productLog().match(/"tenant\.surveyed".*?"tenantId":"[0-9a-f-]+"/g)).size;

/** Only where more than 500 accounts are at risk: test/adapters/entra/facts/account-risk.test.ts */
const BIG = ['reader: GET /identityProtection/riskyUsers/{riskyUser-id}'];

let drawbridge: Drawbridge;
let made: string[];
const estate = withAuditors();
beforeAll(async () => {
  drawbridge = await startDrawbridge({
    scenario: estate.scenario,
    env: () => ({ READ_BACK_SECONDS: '1', POSTURE_EVERY: 'P30D' }),
  });
  await ask(drawbridge, 'alex', FINANCE);
  await decide(drawbridge, 'ines', 'Approve');
  await accept(drawbridge, 'alex');
  await drawbridge.advance('P8D');
  expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');

  await ask(drawbridge, 'alex', FINANCE);
  await decide(drawbridge, 'ines', 'Approve');
  await moveIntoNestedGroup(drawbridge, 'Alex Meyer');
  await decide(drawbridge, 'alex', 'Give back');
  const kept = await readCard(drawbridge, 'alex');
  expect(kept).toContain('They are in the group through another group.');
  expect(kept).toContain('The guest account stays: it has 1 membership.');

  await ask(drawbridge, 'alex', REPORTS);
  await decide(drawbridge, 'ines', 'Approve');
  await activateByHand(drawbridge);
  const card = await cardOf(drawbridge, 'alex');
  await drawbridge.press('alex', card.id, 'Give back');
  await drawbridge.advance('PT1H');
  expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');

  await roleInUnit(drawbridge);
  await trustStory(drawbridge);
  await syncStory(drawbridge);
  await packageForGuest(drawbridge);
  await ask(drawbridge, 'lena', SUPPLIER);
  await joinAndLeave(drawbridge);
  expect(await readCard(drawbridge, 'greta')).toContain('Read back as gone');
  const { active } = await projectTeamStory(drawbridge, 'nils', GRACE);
  expect(active).toContain('Active since');
  const { over } = await externalGuestStory(drawbridge);
  expect(over).toContain('Read back as gone');
  await inboundStory(drawbridge);
  await separationStory(drawbridge);
  await channelsStory(drawbridge);
  await tellGroupMembership(drawbridge);
  await tellAppRole(drawbridge);
  await managerStory(drawbridge);
  expect(await protectedGroupStory(drawbridge, 'greta')).toContain(
    'Whoever is in Finance Closing decides or reads through Drawbridge',
  );
  await until('every tenant was read', () => surveyed(drawbridge) === 5, 60_000);

  const calls = (await drawbridge.traffic()).map(
    ({ appId, method, url }) => `${identityOf(appId)}: ${operationOf(method, url)}`,
  );
  made = [...new Set(calls)].sort();
}, 300_000);
afterAll(async () => {
  await drawbridge.stop();
  estate.remove();
});

describe('each identity', () => {
  test('does nothing that is not listed for it', () => {
    expect(made.filter((call) => !listed.includes(call))).toEqual([]);
  });

  test('has no permission that nothing needs', () => {
    expect(listed.filter((call) => ![...made, ...BIG].includes(call))).toEqual([]);
  });

  test.each(grants)(
    '$identity has no more than $permission for it, or a reason',
    ({ permission, granted }) => {
      for (const operation of granted.operations) {
        const [method = '', path = ''] = operation.split(' ');
        const published = permissionOf(method, path);
        expect(published?.any, operation).toContain(permission);
        const reason = granted.broader?.[operation] ?? '';
        if (published?.least.includes(permission)) expect(reason, operation).toBe('');
        else expect(reason.length, `why not ${published?.least.join(' or ')}`).toBeGreaterThan(20);
      }
    },
  );

  test('that only reads can only read', () => {
    const readers = [identities.reader, identities['applications-reader']];
    const reads = readers.flatMap((identity) => Object.keys(identity?.permissions ?? {}));
    expect(reads.filter((name) => !/\.Read(Basic)?\./.test(name))).toEqual([]);
  });
});
