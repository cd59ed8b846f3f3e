// "Who has access to …?": from our own records, with the evidence, to those who may see them, and what they do not tell.
import { describe, expect, test } from 'vitest';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { parseMessage } from '../../src/inbound/parse-message.ts';
import type { AccountRef } from '../../src/shared/account.ts';
import { DAY } from '../../src/shared/duration.ts';
import { lintCard } from '../cards/lint.ts';
import { account } from '../fakes/directory.ts';
import { EMPLOYEE, estate, HOME, OWNER, offers, STRANGER, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

describe('words', () => {
  test.each([
    ['Who has access to finance closing?', 'finance closing'],
    ['who else has guest access to the Closing group now?', 'Closing group'],
    ['list everyone with access to Finance Closing', 'Finance Closing'],
    ['who can use Supplier Portal in Fabrikam?', 'Supplier Portal in Fabrikam'],
  ])('%s', (text, about) => {
    expect(parseMessage(text)).toEqual({ intent: 'who-has', said: { about } });
  });

  test('who is in Finance Closing: if something of that name is given here', () => {
    expect(parseMessage('who is in Finance Closing?')).toEqual({
      intent: 'who-has',
      said: { about: 'Finance Closing', perhaps: true },
    });
  });

  test('remove Nils from Finance Closing: ends nothing, and shows who is in it', () => {
    expect(parseMessage('please remove Nils Berg from Finance Closing')).toEqual({
      intent: 'who-has',
      said: { about: 'Finance Closing', perhaps: true, ends: true },
    });
  });

  test.each([
    'who has access to Closing and Opening',
    'who has access to Closing or Opening',
    'who has access to Closing since yesterday',
    'who has access to Closing until Friday',
  ])('%s: only if all of that is a name', (text) => {
    expect(parseMessage(text)).toMatchObject({ intent: 'who-has', said: { perhaps: true } });
  });

  test.each([
    'who has access to Closing other than Nils',
    'who has access to Closing apart from Nils',
    'who has no access to Closing',
    'who does not have access to Closing',
    'who has access to everything except Closing',
    'who has access to anything',
    'who has access because of me',
    'who has access to our tenants',
  ])('%s: is another question', (text) => {
    expect(parseMessage(text).intent).not.toBe('who-has');
  });
});

const AUDITOR: AccountRef = { tenantId: HOME, objectId: 'f0000000-0000-4000-8000-000000000001' };
const of = estate({
  people: [...estate().people, { name: 'auditor', displayName: 'Au Ditor', accounts: [AUDITOR] }],
  auditors: [{ person: 'auditor', tenants: 'all' }],
});

const say = async (world: World, text: string, who: AccountRef) => {
  const inbound = createInbound({ ...world.deps, deadline: () => new AbortController().signal });
  const actor = { ...who, locale: 'en-GB', timeZone: 'UTC', alone: true };
  const reply = await inbound.onMessage(actor, text);
  if (!('card' in reply)) throw new Error(`No card was answered to "${text}".`);
  expect(lintCard(reply.card)).toEqual([]);
  return JSON.stringify(reply.card);
};

async function given(): Promise<{ world: World; id: string }> {
  const world = new World(of);
  world.directory.add(account(AUDITOR, { displayName: 'Au Ditor' }));
  const result = await world.ask();
  if (!result.ok) throw new Error(result.error.map(({ code }) => code).join());
  await world.settle();
  await world.approve(result.value.id);
  await world.settle();
  return { world, id: result.value.id };
}

const ASK = 'Who has access to Closing?';

test.each([
  ['an owner of the tenant', OWNER],
  ['an auditor', AUDITOR],
])('%s reads who, until when, by whose yes, and what the records do not tell', async (_, who) => {
  const { world, id } = await given();
  const said = await say(world, ASK, who);
  expect(said).toContain('1 person through Drawbridge');
  expect(said).toContain('for Em Ployee');
  expect(said).toMatch(/until \w+ \d+ \w+ 2026, \d\d:\d\d \(in 7 days\) · approved by O\. Wner/);
  expect(said).toContain(id);
  expect(said).toContain('"verb":"history-open"');
  expect(said).toContain('put there by hand');
  const [noted, ...more] = world.store.audit.filter(({ verb }) => verb === 'history-asked');
  expect(noted).toMatchObject({ actor: who, details: { shown: 1 } });
  expect(JSON.stringify(noted)).not.toContain('Closing');
  expect(more).toEqual([]);
});

test('nobody else is told, and it is the same whether there is anything of that name', async () => {
  const { world } = await given();
  for (const who of [STRANGER, EMPLOYEE]) {
    const said = await say(world, ASK, who);
    expect(said).not.toMatch(/Em Ployee|through Drawbridge/);
    const other = await say(world, 'Who has access to Zyxomma?', who);
    expect(other.replaceAll('Zyxomma', 'Closing')).toBe(said);
  }
});

test('an owner is told alike of a tenant that is not theirs to know and of none', async () => {
  const beyond = tenant({
    name: 'beyond',
    id: '20000000-0000-4000-8000-00000000000b',
    displayName: 'Beyond',
    domains: ['beyond.example'],
    owners: [],
    offers: offers(),
  });
  const world = new World({ ...of, tenants: [...of.tenants, beyond] });
  world.directory.add(account(AUDITOR, { displayName: 'Au Ditor' }));
  for (const text of [
    'Who has access to Beyond?',
    'who can use Beyond',
    'who is in Beyond?',
    'remove Nils from Beyond',
  ]) {
    const said = await say(world, text, OWNER);
    const other = await say(world, text.replace('Beyond', 'Zyxomma'), OWNER);
    expect(other.replaceAll('Zyxomma', 'Beyond')).toBe(said);
  }
  // How a tenant that they know stands is another question.
  for (const who of [AUDITOR, OWNER]) {
    expect(await say(world, 'Who has access to Away?', who)).not.toContain('through Drawbridge');
  }
});

test('whoever wants to take somebody out is shown where that is done', async () => {
  const { world, id } = await given();
  const said = await say(world, 'remove Em Ployee from Closing', OWNER);
  expect(said).toContain('Nothing has been ended');
  expect(world.request(id).ending).toBeUndefined();
});

test('what is over, only asked for, or called otherwise is not among them', async () => {
  const { world } = await given();
  expect(await say(world, 'who has access to Opening?', OWNER)).toContain('Nobody, through');
  await world.moveTo(world.now + 8 * DAY);
  expect(await say(world, ASK, OWNER)).toContain('Nobody, through');
  expect(await say(world, 'who is in Closing?', OWNER)).toContain('did not understand');
});
