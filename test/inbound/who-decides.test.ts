// "Who approves requests for …?": answered by the rules in force for the one who asks, and by nobody's name.
import { describe, expect, test } from 'vitest';
import type { Estate, PolicyRule, Tenant } from '../../src/domain/estate/estate.ts';
import type { Account } from '../../src/domain/facts.ts';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { parseMessage } from '../../src/inbound/parse-message.ts';
import type { AccountRef } from '../../src/shared/account.ts';
import { DAY } from '../../src/shared/duration.ts';
import { lintCard } from '../cards/lint.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, estate, GROUP, rule, STRANGER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const tenants = (change: Partial<Tenant>) =>
  estate().tenants.map((one) => (one.id === change.id ? { ...one, ...change } : one));

const AT = 'Rule everything (estate.yaml:1).';

interface Where {
  readonly who?: AccountRef | undefined;
  readonly people?: readonly Account[];
  readonly of?: Partial<Estate> | undefined;
}

async function say(
  text: string,
  policies: PolicyRule[] = [rule()],
  { who = EMPLOYEE, people = [], of }: Where = {},
) {
  const world = new World(estate({ policies, roles: { security: ['owner'] }, ...of }));
  for (const one of people) world.directory.add(one);
  const inbound = createInbound({ ...world.deps, deadline: () => new AbortController().signal });
  const reply = await inbound.onMessage(
    { ...who, locale: 'en', timeZone: 'UTC', alone: true },
    text,
  );
  if (!('card' in reply)) throw new Error(`No card was answered to "${text}".`);
  expect(lintCard(reply.card)).toEqual([]);
  expect(world.store.requests.size).toBe(0);
  const said = JSON.stringify(reply.card);
  expect(said).not.toContain('O. Wner');
  return said;
}

test.each([
  ['who approves requests for Closing?', 'Closing'],
  ['who can approve access to Finance Closing', 'Finance Closing'],
  ['who decides about guest access to Closing?', 'guest Closing'],
  ['Who would have to approve the Reports Reader role?', 'Reports Reader role'],
  ['who would decide if I asked for access to Closing', 'Closing'],
  ['whose approval do I need for Closing', 'Closing'],
  ['who decides about guest access?', 'guest access'],
  ['who approves new access packages', 'access packages'],
  ['who has to approve PIM eligibility requests?', 'PIM eligibility'],
  ['whom do I ask for access to Closing?', 'Closing'],
])('%s', (text, about) => {
  expect(parseMessage(text)).toEqual({ intent: 'who-decides', about });
});

test.each([
  'who approves requests?',
  'who approved requests in Away last week',
  'who approves access reviews in Away',
  'who decides about it',
  'who approves requests for access in Away since yesterday',
])('%s: is another question', (text) => {
  expect(parseMessage(text).intent).not.toBe('who-decides');
});

test('names the group of people, the rule and its line, and offers to ask', async () => {
  const said = await say('who approves requests for Closing?');
  expect(said).toContain('"text":"Guest access"');
  expect(said).toContain('"text":"Closing (Away)"');
  expect(said).toContain(`One of the owners of Away. ${AT}`);
  expect(said).toContain('"verb":"open-form","kind":"guest-access"');
});

test('says stages, renewals and what it falls back on', async () => {
  const groups = (deciders: string[], needs = 1) => ({ groups: [{ deciders, needs }] });
  const change = {
    approvers: [],
    stages: [groups(['manager']), groups(['tenant-owners', 'resource-owners'], 2)],
    fallback: ['security'],
    renewal: { approvers: ['tenant-owners'] },
  };
  expect(await say('who approves access to Closing', [rule(change)])).toContain(
    `The manager, then two of the owners of Away or the owners of the resource. For longer, while one has it: one of the owners of Away. Where too few of them are found, also security. ${AT}`,
  );
});

describe('what a rule approves by itself', () => {
  const automatic = { longest: DAY, atMost: { perPerson: 1, perRule: 1, in: DAY } };
  const VISITOR = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000031' };
  const visitor = account(VISITOR, {
    external: true,
    userType: 'guest',
    homeAddress: 'visitor@elsewhere.example',
    redemption: 'accepted',
  });
  const outside = tenants({ id: AWAY, kind: 'external' });

  test('is told to whom it would', async () => {
    expect(await say('who approves access to Closing', [rule({ automatic })])).toContain(
      `Up to 1 day the rule itself, within its limits; else one of the owners of Away. ${AT}`,
    );
  });

  test.each<[string, Partial<PolicyRule>, AccountRef?, Partial<Estate>?]>([
    ['to somebody from outside our tenants', {}, VISITOR],
    ['of a tenant that is not ours', {}, EMPLOYEE, { tenants: outside }],
    ['where whoever approves signs in anew', { stepUp: true }],
    ['where others agree as well', { alsoApprovers: ['security'] }],
  ])('is not told %s', async (_, change, who, of) => {
    const said = await say('who approves access to Closing', [rule({ automatic, ...change })], {
      who,
      people: [visitor],
      of,
    });
    expect(said).toMatch(/"One of the owners of (?:Away|Home)/);
    expect(said).not.toContain('the rule itself');
  });
});

test('says on what it depends', async () => {
  const forMembers = rule({
    id: 'members',
    place: 'estate.yaml:8',
    recipients: { userTypes: ['member'] },
    approvers: ['security'],
  });
  const said = await say('who approves the Reports Reader role', [forMembers, rule()]);
  expect(said).toContain('PIM eligibility · depends on the account that would get it');
  expect(said).toContain(`One of security. Rule members (estate.yaml:8). Or: One of the owners`);
});

test.each<[string, PolicyRule[], RegExp]>([
  [
    'a rule refuses it for some of them',
    [
      rule({
        id: 'no-guests',
        place: 'estate.yaml:3',
        recipients: { userTypes: ['guest'] },
        decision: 'refuse',
        because: 'Roles go to accounts of their own.',
      }),
      rule(),
    ],
    /One of the owners of Away\. Rule everything \(estate\.yaml:1\)\. Or it is refused: Roles go to accounts of their own\. That is rule no-guests \(estate\.yaml:3\)/,
  ],
  [
    'no rule is for some of them',
    [rule({ recipients: { userTypes: ['member'] } })],
    /One of the owners of Away\. Rule everything \(estate\.yaml:1\)\. Or it is refused: No rule lets you ask for pim eligibility in Away\./,
  ],
])('says that it depends on the account where %s', async (_, policies, words) => {
  const said = await say('who approves the Reports Reader role', policies);
  expect(said).toContain('depends on the account that would get it');
  expect(said).toMatch(words);
  // What their account at home is, is known.
  expect(said).toMatch(/One of the owners of Home\. Rule everything \(estate\.yaml:1\)\.(?! Or)/);
  expect(said).toContain('"verb":"open-form"');
});

test('says where a rule refuses it, and with which line', async () => {
  const no = rule({ id: 'no', place: 'estate.yaml:5', resources: [GROUP], decision: 'refuse' });
  const said = await say('who approves requests for Closing', [no, rule()]);
  expect(said).toContain('Guest access · not to be asked for');
  expect(said).toContain('That is rule no (estate.yaml:5)');
  expect(said).not.toContain('"verb":"open-form"');
});

test('what only comes near is told as that', async () => {
  for (const name of ['Monthly Closing', 'guest Payroll']) {
    expect(await say(`who approves requests for ${name}?`)).toContain(
      `Nothing that you can ask for goes by “${name}” exactly; this comes nearest.`,
    );
  }
  for (const text of [
    'who approves requests for Closing?',
    'who approves requests for Closing in Away',
    'who decides about guest access to Closing',
    'who approves the Reports Reader role',
    'who approves requests for Away',
  ]) {
    expect(await say(text)).not.toContain('comes nearest');
  }
});

test('nobody whom a rule names is named', async () => {
  const said = await say('who approves requests for Closing?', [rule({ approvers: ['owner'] })]);
  expect(said).toContain(`Somebody whom the rule names. ${AT}`);
});

test('a tenant is answered for all that can be asked for there', async () => {
  const said = await say('who approves requests for Away?');
  expect(said).toContain('Guest access: ');
  expect(said).toContain('PIM eligibility: ');
});

test('of a kind alone, all that can be asked for of it is answered for', async () => {
  const said = await say('who decides about guest access?');
  expect(said).toContain('Guest access: ');
  expect(said).not.toContain('PIM eligibility: ');
  expect(said).not.toContain('comes nearest');
});

test('of what somebody may not ask for nothing is told, not even that it is there', async () => {
  const own = [rule({ requestors: { people: ['employee'] } })];
  for (const [text, who] of [
    ['who approves requests for Closing?', STRANGER],
    ['who approves requests for Payroll?', EMPLOYEE],
  ] as const) {
    const said = await say(text, own, { who });
    expect(said).toContain('Nothing that you can ask for goes by');
    expect(said).not.toMatch(/everything|estate\.yaml|owners/);
  }
});
