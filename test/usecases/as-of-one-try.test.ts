import { describe, expect, test } from 'vitest';
import type { Absence } from '../../src/domain/access/absence.ts';
import type { GuestLink } from '../../src/domain/access/identity.ts';
import type { RequestStore } from '../../src/ports/request-store.ts';
import type { AccountRef } from '../../src/shared/account.ts';
import { asOfOneTry } from '../../src/usecases/as-of-one-try.ts';

const account = (objectId: string, tenantId = 'home'): AccountRef => ({ tenantId, objectId });
const [ines, lena, sam] = [account('ines'), account('lena'), account('sam')];
const links: GuestLink[] = [
  { guest: account('lena-guest', 'there'), home: lena },
  { guest: account('sam-guest', 'there'), home: sam },
];

function kept() {
  const asked: AccountRef[][] = [];
  const away = [{ id: 'one', until: 100 }] as Absence[];
  let looks = 0;
  const store = {
    async guestLinks(accounts: readonly AccountRef[]) {
      asked.push([...accounts]);
      return links.filter(({ home }) => accounts.some((one) => one.objectId === home.objectId));
    },
    async openSettings() {
      return [];
    },
  } as unknown as RequestStore;
  const absences = {
    async inForce(_now: number) {
      looks += 1;
      return away;
    },
  };
  return { deps: { store, absences }, asked, away, looks: () => looks };
}

describe('what the store says, for one try', () => {
  test('links of everybody in it are one question, and each is given its own', async () => {
    const { deps, asked } = kept();
    const { store } = asOfOneTry(deps, [ines, lena, sam]);
    expect(await store.guestLinks([lena])).toEqual([links[0]]);
    expect(await store.guestLinks([ines])).toEqual([]);
    expect(await store.guestLinks([account('sam-guest', 'there')])).toEqual([]);
    expect(await store.guestLinks([sam, lena])).toEqual(links);
    expect(asked.map((accounts) => accounts.length)).toEqual([3, 1]);
  });

  test('somebody it was not foreseen for is asked about', async () => {
    const { deps, asked } = kept();
    const { store } = asOfOneTry(deps, [ines]);
    expect(await store.guestLinks([ines, lena])).toEqual([links[0]]);
    expect(asked.at(-1)).toEqual([ines, lena]);
  });

  test('absences are read once, and one that ends meanwhile counts no more', async () => {
    const { deps, looks } = kept();
    const { absences } = asOfOneTry(deps, [ines]);
    expect(await absences.inForce(99)).toHaveLength(1);
    expect(await absences.inForce(100)).toEqual([]);
    expect(looks()).toBe(1);
  });

  test('a second try reads all of it again', async () => {
    const { deps, away, asked, looks } = kept();
    await asOfOneTry(deps, [ines]).absences.inForce(1);
    away.push({ id: 'two', until: 100 } as Absence);
    expect(await asOfOneTry(deps, [ines]).absences.inForce(1)).toHaveLength(2);
    expect([asked.length, looks()]).toEqual([2, 2]);
  });

  test('what is not read ahead is the store’s own', async () => {
    const { deps } = kept();
    expect(await asOfOneTry(deps, [ines]).store.openSettings()).toEqual([]);
  });

  test('where nobody can be away, nobody is', () => {
    const { store } = kept().deps;
    expect(asOfOneTry({ store }, [ines])).not.toHaveProperty('absences');
  });
});
