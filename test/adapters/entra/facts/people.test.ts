// Which guest objects stand for somebody: certain by the name they were invited under, else unclear.
import { beforeEach, describe, expect, test } from 'vitest';
import { readGuestsOf } from '../../../../src/adapters/entra/facts/people.ts';
import { knownUnder } from '../../../../src/shared/known-under.ts';
import { employee } from '../../../fakes/access.ts';
import { AWAY } from '../../../fakes/estate.ts';
import { FakeTenant } from '../changes/fake-tenant.ts';

let tenant: FakeTenant;
beforeEach(() => {
  tenant = new FakeTenant();
});

const home = { ...employee, userPrincipalName: 'em@home.example', mail: 'ceo@contoso.example' };
const guest = (id: string, userPrincipalName: string, mail: string) => ({
  id,
  userType: 'Guest',
  accountEnabled: true,
  userPrincipalName,
  mail,
});
const read = async (own: readonly string[]) => {
  const { certain, unclear } = await readGuestsOf(
    tenant.deps.reader(AWAY),
    AWAY,
    knownUnder(home, own),
  );
  return {
    certain: certain.map(({ objectId }) => objectId),
    unclear: unclear.map(({ objectId }) => objectId),
  };
};

describe('the guests of an account', () => {
  test('are those that were invited under an address of its own', async () => {
    tenant.found = [guest('mine', 'em_home.example#EXT#@away.example', 'em@home.example')];
    expect(await read(['em@home.example'])).toEqual({ certain: ['mine'], unclear: [] });
  });

  test('are never certain by an address that may be another person’s', async () => {
    tenant.found = [guest('ceo', 'ceo_contoso.example#EXT#@away.example', 'ceo@contoso.example')];
    expect(await read(['em@home.example'])).toEqual({ certain: [], unclear: ['ceo'] });
    expect(tenant.filters.at(-1)).toContain("mail eq 'ceo@contoso.example'");
  });

  test('are unclear where only a mail address is the same', async () => {
    tenant.found = [guest('old', 'old_home.example#EXT#@away.example', 'em@home.example')];
    expect(await read(['em@home.example'])).toEqual({ certain: [], unclear: ['old'] });
  });
});
