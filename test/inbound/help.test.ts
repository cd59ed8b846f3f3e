// Help names everything that the router takes, to whom it is not refused, and nothing that it does not take.
import { describe, expect, test } from 'vitest';
import { FURTHER, helpCard } from '../../src/cards/help.ts';
import { COMMANDS } from '../../src/cards/notices.ts';
import type { BreakGlass } from '../../src/domain/estate/limits.ts';
import { type Intent, parseMessage } from '../../src/inbound/parse-message.ts';
import { HOUR } from '../../src/shared/duration.ts';
import { whatTheyMaySay } from '../../src/usecases/what-they-may-say.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  GROUP,
  HOME,
  OWNER,
  STRANGER,
} from '../fakes/estate.ts';

/** How each is said in help; whatever else is said is a question. A new one is missing here at first. */
const SAID: Readonly<Record<Exclude<Intent['intent'], 'unknown'>, string>> = {
  help: 'help',
  'break-glass': 'break glass',
  'who-am-i': 'who am i',
  'my-requests': 'my requests',
  'my-access': 'my access',
  approvals: 'approvals',
  history: 'history',
  held: 'what do you hold about me',
  estate: 'estate',
  request: 'request',
  tasks: 'tasks <what you have to do>',
  'same-access': 'same access as <name>',
  'who-decides': 'who approves requests for <what>',
  'who-has': 'who has access to <what>',
  reconcile: 'reconcile <tenant>',
  'cut-off': 'cut off <name>',
  status: 'status <number>',
  subscribe: 'subscribe daily',
  away: 'away until <day> delegate <name>',
  brake: 'pause Drawbridge in <tenant>',
  'because-of-me': 'because of me',
  'history-of': 'history of <name>',
};

const EVERYTHING = ['owner', 'on-call', 'lockdown', 'break-glass', 'estate'] as const;
const text = (may: Parameters<typeof helpCard>[0]) => JSON.stringify(helpCard(may));
const filled = (words: string) =>
  words
    .replace('<name>', 'Ines Roth')
    .replace('<tenant>', 'Fabrikam')
    .replace('<number>', '7K3F-9QX2')
    .replace('<day>', 'Friday')
    .replace('<what>', 'open partners')
    .replace('<what you have to do>', 'reset passwords');

describe('help', () => {
  test('names no tenant of the sample, which others do not have', () => {
    expect(text(EVERYTHING)).not.toMatch(/contoso|fabrikam|northwind/i);
  });

  test.each(Object.entries(SAID))(
    'names %s as “%s”, and the router takes it so',
    (intent, words) => {
      expect(parseMessage(filled(words)).intent).toBe(intent);
      expect([...COMMANDS, ...FURTHER].some((one) => one.words.split(', ').includes(words))).toBe(
        true,
      );
    },
  );

  test.each([...COMMANDS, ...FURTHER].flatMap(({ words }) => words.split(', ')))(
    '“%s” is something that the router knows',
    (words) => {
      expect(parseMessage(filled(words)).intent).not.toBe('unknown');
    },
  );

  test('tells each line to those alone who may say it', () => {
    for (const { to, words } of FURTHER) {
      const others = EVERYTHING.filter((one) => one !== to);
      const label = JSON.stringify(`${words}  `).slice(1, -1);
      expect(text(EVERYTHING)).toContain(label);
      expect(text(others).includes(label), words).toBe(to === undefined);
    }
  });
});

describe('what somebody may say', () => {
  const glass: BreakGlass = {
    id: 'payments',
    place: 'estate.yaml:7',
    title: 'Payments stand still',
    kind: 'guest-access',
    tenantId: AWAY,
    resource: GROUP,
    people: ['employee'],
    longest: 4 * HOUR,
    atMost: { count: 2, in: HOUR },
    tell: [],
    because: 'Suppliers are paid daily.',
  };
  const SECURITY = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000001' };
  const of = estate({
    people: [
      ...estate().people,
      { name: 'security', displayName: 'Se Curity', accounts: [SECURITY] },
    ],
    tenants: estate().tenants.map((one) => ({
      ...one,
      owners: one.owners.filter(({ person }) => person === 'owner'),
    })),
    roles: { security: ['security'] },
    oncall: ['employee'],
    breakGlass: [glass],
  });

  test.each([
    ['somebody whom it does not list', STRANGER, []],
    ['an owner', OWNER, ['owner', 'lockdown', 'estate']],
    [
      'whoever is on call and has something prepared',
      EMPLOYEE,
      ['on-call', 'lockdown', 'break-glass'],
    ],
    [
      'the same person under another account',
      EMPLOYEE_ADMIN,
      ['on-call', 'lockdown', 'break-glass'],
    ],
    ['security', SECURITY, ['lockdown', 'estate']],
  ])('%s', (_, who, may) => {
    expect(whatTheyMaySay(of, who).filter((one) => one !== 'estate' || may.includes(one))).toEqual(
      may,
    );
  });

  test('whoever is on call decides about a changed estate in an account of ours', () => {
    expect(whatTheyMaySay(of, EMPLOYEE)).toContain('estate');
    expect(whatTheyMaySay(of, STRANGER)).not.toContain('estate');
  });
});
