// A change that waits while Drawbridge is brought up to date: whoever decides about it by today's reckoning is asked.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Difference } from '../../src/domain/estate/change/difference.ts';
import { proposed, takenAsIs } from '../../src/domain/estate/change/propose.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { onDueWork } from '../../src/inbound/on-due-work.ts';
import type { EstateVersionStore } from '../../src/ports/estate-versions.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { versionOf } from '../../src/shared/estate-texts.ts';
import { answerEstateChange } from '../../src/usecases/answer-estate-change.ts';
import { checkEstateFiles } from '../../src/usecases/check-estate-files.ts';
import { standingOf } from '../../src/usecases/run-estate-work.ts';
import { SECURITY } from '../fakes/break-glass.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, estate, HOME, OWNER, rule, STRANGER, tenant } from '../fakes/estate.ts';
import { MemoryEstateVersions } from '../fakes/memory-estate-versions.ts';
import { OWN_HOME, WITH_SECURITY } from '../fakes/two-owners.ts';
import { quiet, World } from '../fakes/world.ts';

const MORE = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000002' };
const BASE = estate({
  tenants: [OWN_HOME, tenant({ owners: [{ person: 'owner', account: OWNER }] })],
  people: WITH_SECURITY,
  oncall: ['sec'],
  policies: [rule({ tenants: [AWAY], approvers: ['sec'] })],
});
/** A further account of somebody who decides in Away. */
const NEXT: Estate = {
  ...BASE,
  people: BASE.people.map((one) =>
    one.name === 'sec' ? { ...one, accounts: [SECURITY, MORE] } : one,
  ),
};
const textsOf = (name: string) => [{ file: 'estate.yaml', text: name }];
const [base, next] = [versionOf(textsOf('base')), versionOf(textsOf('next'))];

let world: World;
let versions: MemoryEstateVersions;
/** Messages of before. */
let posted = 0;
const deps = (store: EstateVersionStore = versions, named = true) => ({
  ...world.deps,
  versions: store,
  parse: ([text]: ReadonlyArray<{ readonly text: string }>) => ({
    estate: text?.text === 'next' ? NEXT : BASE,
    identities: {},
  }),
  ...(named && {
    naming: { readerIn: () => world.directory, deadline: () => new AbortController().signal },
  }),
});
const found = { hash: next, texts: textsOf('next') };
const started = (of = deps()) => checkEstateFiles(of, { found, alone: false });
const aMinuteLater = () => checkEstateFiles(deps(), { found, alone: false, before: next });

/** As a Drawbridge wrote it that reckoned otherwise: by its words, for its tenants. */
async function waits(...differences: readonly Difference[]): Promise<string> {
  const change = proposed(BASE, { seed: 'next', ...found }, differences, base, world.now);
  await versions.commit([change]);
  await settle();
  posted = world.posts.length;
  return change.version.id;
}
const asBefore = () => waits({ words: 'Sec Urity: account added', tenants: [HOME] });
async function settle() {
  for (let item = world.queue.due(world.now)[0]; item; item = world.queue.due(world.now)[0]) {
    world.queue.claim(item.id);
    await onDueWork({ ...world.deps, log: quiet, estate: BASE, estateChanges: deps() }, item);
  }
}
async function press(who: AccountRef, id: string) {
  const answer = await answerEstateChange(deps(), who, id, { accept: true, shownHash: next });
  return answer.ok ? answer.value.state : answer.error.refusal.code;
}
const newMessages = () => world.posts.slice(posted).map(({ to }) => to);
const row = (id: string) => {
  const version = versions.rows.get(id);
  if (!version) throw new Error('It is not there.');
  return version;
};
const cardOf = (who: AccountRef) =>
  [...world.messages.values()].filter(({ to }) => to === accountKey(who)).at(-1)?.card ?? '';

beforeEach(async () => {
  world = new World(BASE);
  world.directory.add(
    account(SECURITY, { displayName: 'Sec Urity', userPrincipalName: 'sec@home.example' }),
    account(MORE, { displayName: 'Sec Urity (2)', userPrincipalName: 'sec2@home.example' }),
  );
  versions = new MemoryEstateVersions(world.queue);
  const first = { seed: 'base', hash: base, texts: textsOf('base') };
  await versions.commit([takenAsIs(BASE, first, 'first', world.now)]);
});

describe('a change that waits and concerns more tenants by today’s reckoning', () => {
  test('is put to their owners at the start, the others see it, and a yes from before counts', async () => {
    const id = await asBefore();
    expect(await press(STRANGER, id)).toBe('waiting');
    expect(await press(OWNER, id)).toBe('estate-change-unknown');
    expect((await started())?.id).toBe(id);
    await settle();
    // A new message for whoever is new, the card in its place for the rest.
    expect(newMessages()).toEqual([accountKey(OWNER)]);
    for (const one of [OWNER, STRANGER, SECURITY]) {
      expect(cardOf(one)).toContain('“Sec Urity (2), sec2@home.example”');
      expect(cardOf(one)).toContain('an owner of Away');
    }
    expect(row(id).agreed.map(({ by }) => by)).toEqual([STRANGER]);
    expect(versions.audit.at(-1)).toMatchObject({
      verb: 'estate-proposed',
      details: { version: next, tenants: [HOME, AWAY], asked: 3 },
    });
    expect(await press(SECURITY, id)).toBe('waiting');
    expect(await press(OWNER, id)).toBe('accepted');
  });

  test('is so too where a process of before put it to people after the start', async () => {
    const id = await asBefore();
    await aMinuteLater();
    expect(row(id).asked).toContainEqual(OWNER);
  });

  test('is put to them once, however many processes start with its files', async () => {
    const id = await asBefore();
    const before = versions.audit.length;
    await Promise.all([started(), started(), started()]);
    await settle();
    expect(versions.audit.length).toBe(before + 1);
    expect(newMessages()).toEqual([accountKey(OWNER)]);
    expect(row(id).asked.filter((one) => accountKey(one) === accountKey(OWNER))).toHaveLength(1);
  });

  test('keeps a yes that comes in while it is reckoned anew', async () => {
    const id = await asBefore();
    let pressed = false;
    const slow: EstateVersionStore = Object.assign(Object.create(versions), {
      async commit(...of: Parameters<EstateVersionStore['commit']>) {
        if (!pressed) {
          pressed = true;
          await press(STRANGER, id);
        }
        return versions.commit(...of);
      },
    });
    await started(deps(slow));
    expect(row(id).agreed.map(({ by }) => by)).toEqual([STRANGER]);
    expect(row(id).asked).toContainEqual(OWNER);
  });
});

describe('a change that waits and is told otherwise today', () => {
  const told = async () => {
    const is = await started();
    const differences = is?.personal?.differences ?? [];
    versions.rows.delete(is?.id ?? '');
    return differences;
  };

  test('is told anew at the start, and not by turns where two versions of Drawbridge run', async () => {
    const [one] = await told();
    const id = await waits({ words: 'account added', tenants: one?.tenants ?? [] });
    const { version } = row(id);
    await aMinuteLater();
    expect(row(id).version).toBe(version);
    await started();
    await settle();
    expect(row(id).personal?.differences).toEqual([one]);
    expect(newMessages()).toEqual([]);
    expect(cardOf(OWNER)).toContain('sec2@home.example');
  });

  test('is left as it is where nothing is different, whatever names can be read by then', async () => {
    const id = await waits(...(await told()));
    const before = row(id);
    await started();
    world.directory.broken.add(HOME);
    await started();
    await started(deps(versions, false));
    expect(row(id)).toEqual(before);
    expect(standingOf(BASE, row(id), OWNER).needs.tenants).toEqual(['Home', 'Away']);
  });
});
