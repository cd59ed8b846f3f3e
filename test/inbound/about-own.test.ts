// Somebody asks in their own words about what is theirs: the card or the list, and nothing is done by words alone.
import { expect, test } from 'vitest';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { DAY } from '../../src/shared/duration.ts';
import { lintCard } from '../cards/lint.ts';
import { EMPLOYEE, EMPLOYEE_ADMIN, OWNER, STRANGER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const say = async (world: World, text: string, who = EMPLOYEE) => {
  const inbound = createInbound({ ...world.deps, deadline: () => new AbortController().signal });
  const actor = { ...who, locale: 'en', timeZone: 'UTC', alone: true };
  const reply = await inbound.onMessage(actor, text);
  if (!('card' in reply)) throw new Error(`No card was answered to "${text}".`);
  expect(lintCard(reply.card)).toEqual([]);
  return { said: JSON.stringify(reply.card), summary: reply.summary };
};

const asked = async (world: World, kind?: string): Promise<string> => {
  const result = await world.ask(kind ? { kind } : {});
  if (!result.ok) throw new Error(result.error.map(({ code }) => code).join());
  await world.settle();
  return result.value.id;
};

async function given(world: World, kind = 'pim-eligibility'): Promise<string> {
  const id = await asked(world, kind);
  const approved = await world.approve(id);
  expect(approved.ok).toBe(true);
  await world.settle();
  expect(world.request(id).state).toBe('active');
  return id;
}

const states = (world: World) => [...world.store.requests.values()].map(({ state }) => state);

test.each([
  'where does my request stand?',
  'what is the status of my request',
  'who has to approve my request?',
  'why is it taking so long',
  'status of my request',
  'who else can approve my request?',
  'my request for Closing',
  'show my open requests in Away',
])('%s: the card of the only one that waits', async (text) => {
  const world = new World();
  const id = await asked(world);
  const { said, summary } = await say(world, text);
  expect(summary).toBe(`Request ${id}`);
  expect(said).toContain('Who decides: ');
  expect(said).toContain('"title":"Withdraw"');
});

test.each(['cancel my request', 'withdraw my request', "I don't need it anymore"])(
  '%s: withdraws nothing, and names the button that does',
  async (text) => {
    const world = new World();
    await asked(world);
    const { said } = await say(world, text);
    expect(said).toContain('“Withdraw” on this card takes it back. Nothing has been done yet.');
    expect(said).toContain('"verb":"withdraw"');
    expect(states(world)).toEqual(['pending']);
  },
);

test('of several that wait the list is shown, unless one of them is named', async () => {
  const world = new World();
  const guest = await asked(world);
  await asked(world, 'pim-eligibility');
  const list = await say(world, 'cancel my request');
  expect(list.summary).toBe('My requests');
  expect(list.said).toContain('Open the one you mean: “Withdraw” on its card takes it back.');
  const one = await say(world, 'cancel my request for guest access to Closing');
  expect(one.summary).toBe(`Request ${guest}`);
  expect(states(world)).toEqual(['pending', 'pending']);
});

test.each([
  ['cancel my request for Northwind', 'Northwind'],
  ['I don’t need help any more', 'help'],
  ['where does my request for Payroll stand?', 'Payroll'],
  ['when does my access to Payroll end?', 'Payroll'],
])('%s: is not answered with the card of another one', async (text, name) => {
  const world = new World();
  await asked(world);
  await given(world);
  const { said, summary } = await say(world, text);
  expect(summary).toMatch(/^My (?:requests|access)$/);
  expect(said).toContain(`Nothing of yours here goes by “${name}”.`);
  expect(said).not.toContain('"verb":"withdraw"');
});

test.each([
  'why was my request denied?',
  'who denied my request',
  'why did they refuse my request?',
])('%s: is answered with the one that was, and not with one that waits', async (text) => {
  const world = new World();
  const none = await say(world, text);
  expect(none.summary).toBe('My requests');
  const denied = await asked(world);
  await world.deny(denied, 'Ask the desk.');
  const waits = await asked(world, 'pim-eligibility');
  const { said, summary } = await say(world, text);
  expect(summary).toBe(`Request ${denied}`);
  expect(said).toContain('Ask the desk.');
  await world.deny(waits, 'Nor this.');
  const both = await say(world, text);
  expect(both.summary).toBe('My requests');
  expect(both.said).toContain(waits);
});

test('nothing denied is told as that, beside what there is', async () => {
  const world = new World();
  await asked(world);
  expect((await say(world, 'why was my request denied?')).said).toContain(
    'Nothing that you asked for was denied or has lapsed.',
  );
});

test('one that is over is shown where it is named, whatever is wanted of it', async () => {
  const world = new World();
  const id = await asked(world);
  await world.deny(id, 'Ask the desk.');
  for (const text of [
    'where does my request for Closing stand?',
    'cancel my request for Closing',
    'when does my access to Closing end?',
    'remind them about my request for Closing',
  ]) {
    const { said, summary } = await say(world, text);
    expect(summary).toBe(`Request ${id}`);
    expect(said).toContain('Denied');
    expect(said).not.toContain('goes by');
    expect(said).not.toContain('the card says whom it waits for');
  }
});

test('of several that are called so, those are listed, with a button only where they have it', async () => {
  const world = new World();
  const over = [await asked(world)];
  await world.deny(over[0] ?? '', 'Not now.');
  over.push(await asked(world));
  await world.deny(over[1] ?? '', 'Nor now.');
  const waits = await asked(world, 'pim-eligibility');
  const { said, summary } = await say(world, 'cancel my request for Closing');
  expect(summary).toBe('My requests');
  for (const id of over) expect(said).toContain(id);
  expect(said).not.toContain(waits);
  expect(said).not.toContain('Withdraw');
  const denied = await say(world, 'why was my request for Closing denied?');
  for (const id of over) expect(denied.said).toContain(id);
  expect(denied.said).not.toContain('Nothing that you asked for');
  expect((await say(world, 'when does my access to Closing end?')).summary).toBe('My requests');
});

test('whoever asks how a named one stands sees it, also once it is decided', async () => {
  const world = new World();
  await asked(world);
  const id = await given(world);
  const { summary } = await say(world, 'where does my request for Reports Reader stand?');
  expect(summary).toBe(`Request ${id}`);
});

test('nobody is reminded by words', async () => {
  const world = new World();
  await asked(world);
  const posts = world.posts.length;
  const { said } = await say(world, 'remind them');
  expect(said).toContain(
    '“Remind them” on this card reminds those whose answer is missing. Nothing has been done yet.',
  );
  await world.settle();
  expect(world.posts).toHaveLength(posts);
});

test.each([
  ['when does my access end?', '“Ask for longer…” on this card asks for more time.'],
  ['extend my access', '“Ask for longer…” on this card asks for more time. Nothing has been done'],
  ['give back my access', '“Give back” on this card ends it now. Nothing has been done yet.'],
  ['give it back', '“Give back” on this card ends it now. Nothing has been done yet.'],
  ['cancel my request', '“Give back” on this card ends it now. Nothing has been done yet.'],
])('%s: the card of the only access, and which button does it', async (text, sentence) => {
  const world = new World();
  const id = await given(world);
  const { said, summary } = await say(world, text);
  expect(summary).toBe(`Request ${id}`);
  expect(said).toContain(sentence);
  await world.settle();
  expect(states(world)).toEqual(['active']);
});

test('what has ended is neither extended nor given back', async () => {
  const world = new World();
  await given(world);
  await world.moveTo(world.now + 8 * DAY);
  expect((await say(world, 'extend my access')).said).toContain(
    'You have no access through Drawbridge at present.',
  );
  expect((await say(world, 'cancel my request')).said).toContain(
    'There is nothing of yours here that could be withdrawn or given back.',
  );
});

test('whoever has nothing but a request that waits is told of it', async () => {
  const world = new World();
  await asked(world);
  const { said } = await say(world, 'when does my access end?');
  expect(said).toContain('What you asked for waits for a decision');
});

test('another account of the same person is shown the same, somebody else nothing', async () => {
  const world = new World();
  const id = await asked(world);
  expect((await say(world, 'where does my request stand?', EMPLOYEE_ADMIN)).said).toContain(id);
  for (const who of [STRANGER, OWNER]) {
    expect((await say(world, 'where does my request stand?', who)).said).not.toContain(id);
  }
});

test('approving by words approves nothing, and says where it is done', async () => {
  const world = new World();
  const id = await asked(world);
  const { said } = await say(world, 'approve all', OWNER);
  expect(said).toContain('Each is decided on its own card');
  expect(said).toContain(id);
  await say(world, `approve ${id}`, OWNER);
  expect(states(world)).toEqual(['pending']);
  expect((await say(world, 'what do I have to decide', OWNER)).said).toContain(id);
  expect((await say(world, 'approve all', STRANGER)).said).toContain('Nothing waits');
});

test('whoever asks what there is to do is told of an invitation to accept', async () => {
  const world = new World();
  const before = await say(world, 'what do I have to do?');
  expect(before.said).toContain('Nothing waits for your decision.');
  expect(before.said).not.toContain('my requests');
  const id = await asked(world);
  await world.approve(id);
  await world.settle();
  expect(world.request(id).state).toBe('waiting');
  expect((await say(world, 'what do I have to do?')).said).toContain(
    'Something that you asked for yourself goes on once you have answered or accepted',
  );
  expect((await say(world, 'approvals', STRANGER)).said).not.toContain('Something that you asked');
});

test('what is not understood is answered with what fits the reader', async () => {
  const world = new World();
  const words = (said: string) =>
    [...said.matchAll(/"text":"([^"]+?) {2}"/g)].map(([, one]) => one);
  const employee = words((await say(world, 'xyzzy', STRANGER)).said);
  expect(employee).toEqual(['request', 'my requests', 'my access', 'approvals', 'help']);
  const owner = words((await say(world, 'xyzzy', OWNER)).said);
  expect(owner.slice(0, 2)).toEqual(['approvals', 'history approved by me']);
  expect(owner).toContain('pause Drawbridge in <tenant>');
  // With the account with which they ask for things, and not the one with which they decide.
  expect(words((await say(world, 'xyzzy')).said)[0]).toBe('request');
});
