// A further account of somebody who counts in a tenant: an owner of that tenant is asked, wherever the account is.
import { expect, test } from 'vitest';
import { takenAsIs } from '../../src/domain/estate/change/propose.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { versionOf } from '../../src/shared/estate-texts.ts';
import { answerEstateChange } from '../../src/usecases/answer-estate-change.ts';
import { breakGlass } from '../../src/usecases/break-glass.ts';
import { checkEstateFiles } from '../../src/usecases/check-estate-files.ts';
import { GLASS, SECURITY } from '../fakes/break-glass.ts';
import { account } from '../fakes/directory.ts';
import { estate, HOME, OWNER, rule, STRANGER, tenant } from '../fakes/estate.ts';
import { MemoryEstateVersions } from '../fakes/memory-estate-versions.ts';
import { OWN_HOME, WITH_SECURITY } from '../fakes/two-owners.ts';
import { World } from '../fakes/world.ts';

const OTHER = { tenantId: HOME, objectId: 'e0000000-0000-4000-8000-000000000001' };
const PREPARED = { ...GLASS, people: ['sec'], tell: ['owner'] };
const BASE: Estate = estate({
  tenants: [OWN_HOME, tenant({ owners: [{ person: 'owner', account: OWNER }] })],
  people: WITH_SECURITY,
  roles: { desk: ['sec'] },
  policies: [rule({ tenants: [HOME], alsoApprovers: ['sec'] })],
  breakGlass: [PREPARED],
});
const NEXT: Estate = {
  ...BASE,
  people: BASE.people.map((one) =>
    one.name === 'sec' ? { ...one, accounts: [OTHER, ...one.accounts] } : one,
  ),
};

test('nobody takes break-glass in a tenant by an account that no owner of it has agreed to', async () => {
  const world = new World(BASE);
  const named = (displayName: string, userPrincipalName: string) => ({
    displayName,
    userPrincipalName,
    mail: userPrincipalName,
  });
  world.directory.add(account(SECURITY, named('Sec Urity', 'sec@home.example')));
  world.directory.add(account(OTHER, named('O. Ther', 'other@home.example')));
  const versions = new MemoryEstateVersions(world.queue);
  const texts = (name: string) => [{ file: 'estate.yaml', text: name }];
  const deps = {
    ...world.deps,
    versions,
    parse: ([text]: ReadonlyArray<{ readonly text: string }>) => ({
      estate: text?.text === 'next' ? NEXT : BASE,
      identities: {},
    }),
  };
  const first = { seed: 'base', hash: versionOf(texts('base')), texts: texts('base') };
  await versions.commit([takenAsIs(BASE, first, 'first', world.now)]);
  const found = { hash: versionOf(texts('next')), texts: texts('next') };
  const is = await checkEstateFiles(deps, { found, alone: true, before: first.hash });
  expect(is?.asked).toContainEqual(OWNER);
  const press = async (who: typeof OWNER) => {
    const shown = { accept: true, shownHash: found.hash } as const;
    const answer = await answerEstateChange(deps, who, is?.id ?? '', shown);
    return answer.ok ? answer.value.state : answer.error.refusal.code;
  };
  const take = () =>
    breakGlass(world.deps, OTHER, { id: 'payments', after: 'never', reason: 'Paid late' });
  expect(await press(STRANGER)).toBe('waiting');
  expect(await press(SECURITY)).toBe('waiting');
  expect(await take()).toMatchObject({ ok: false });
  expect(await press(OWNER)).toBe('accepted');
  Object.assign(world, { estate: NEXT });
  expect(await take()).toMatchObject({ ok: true });
});
