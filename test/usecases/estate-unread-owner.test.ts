// Owners of a tenant without a reader decide about a changed estate: else nothing about that tenant could be accepted.
import { expect, test } from 'vitest';
import { takenAsIs } from '../../src/domain/estate/change/propose.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import type { AccountRef } from '../../src/shared/account.ts';
import { versionOf } from '../../src/shared/estate-texts.ts';
import { answerEstateChange } from '../../src/usecases/answer-estate-change.ts';
import { checkEstateFiles } from '../../src/usecases/check-estate-files.ts';
import { SECURITY } from '../fakes/break-glass.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, estate, HOME, rule, STRANGER, tenant } from '../fakes/estate.ts';
import { MemoryEstateVersions } from '../fakes/memory-estate-versions.ts';
import { OWN_HOME, WITH_SECURITY } from '../fakes/two-owners.ts';
import { World } from '../fakes/world.ts';

const THIRD = '30000000-0000-4000-8000-00000000000a';
const VISITOR = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000031' };
const withThird = (signIn: readonly string[]): Estate =>
  estate({
    tenants: [
      OWN_HOME,
      tenant(),
      tenant({
        name: 'third',
        id: THIRD,
        displayName: 'Third',
        domains: ['third.example'],
        kind: 'isolated',
        owners: [{ person: 'visitor', account: VISITOR }],
        access: [],
        signIn,
      }),
    ],
    people: [...WITH_SECURITY, { name: 'visitor', displayName: 'V. Isitor', accounts: [VISITOR] }],
    oncall: ['sec'],
    policies: [rule({ tenants: [AWAY] })],
  });
const ESTATES: Readonly<Record<string, Estate>> = {
  without: withThird([]),
  within: withThird(['reader']),
};

/** The change from one of them to the other, and what comes of a yes to it. */
async function changing(from: 'without' | 'within', to: 'without' | 'within') {
  const before = ESTATES[from] ?? estate();
  const world = new World(before);
  world.directory.broken.add(THIRD);
  world.directory.add(
    account(SECURITY, { displayName: 'Sec Urity', userPrincipalName: 'sec@home.example' }),
    account(VISITOR, {
      displayName: 'V. Isitor',
      external: true,
      userType: 'member',
      homeAddress: 'v@third.example',
    }),
  );
  const versions = new MemoryEstateVersions(world.queue);
  const textsOf = (name: string) => [{ file: 'estate.yaml', text: name }];
  const deps = {
    ...world.deps,
    versions,
    parse: ([text]: ReadonlyArray<{ readonly text: string }>) => ({
      estate: ESTATES[text?.text ?? ''] ?? before,
      identities: {},
    }),
  };
  const first = { seed: from, hash: versionOf(textsOf(from)), texts: textsOf(from) };
  await versions.commit([takenAsIs(before, first, 'first', world.now)]);
  const found = { hash: versionOf(textsOf(to)), texts: textsOf(to) };
  const is = await checkEstateFiles(deps, { found, alone: true, before: first.hash });
  return async (who: AccountRef) => {
    const shown = { accept: true, shownHash: found.hash } as const;
    const answer = await answerEstateChange(deps, who, is?.id ?? '', shown);
    return answer.ok ? answer.value.state : answer.error.refusal.code;
  };
}

test('a tenant whose owners come from it gets its first reader with their yes, the last that is needed', async () => {
  const press = await changing('without', 'within');
  expect(await press(STRANGER)).toBe('waiting');
  expect(await press(SECURITY)).toBe('waiting');
  expect(await press(VISITOR)).toBe('accepted');
});

test('with their yes before that of others, it counts at each press after it', async () => {
  const press = await changing('without', 'within');
  expect(await press(VISITOR)).toBe('waiting');
  expect(await press(STRANGER)).toBe('accepted');
});

test('while a tenant that has a reader cannot be read, they give nothing', async () => {
  const press = await changing('within', 'without');
  expect(await press(STRANGER)).toBe('waiting');
  expect(await press(VISITOR)).toBe('tenant-unreadable');
});
