// Commands about the record read the estate that is in force, not files that nobody has accepted yet.
import { expect, test } from 'vitest';
import { createEstateVersionStore } from '../../src/adapters/postgres/estate-version-store.ts';
import { estateOfRecord } from '../../src/cli/record-estate.ts';
import { readEstateFiles } from '../../src/config/estate/read-texts.ts';
import { takenAsIs } from '../../src/domain/estate/change/propose.ts';
import type { EstateText } from '../../src/shared/estate-texts.ts';
import { NOW } from '../fakes/access.ts';
import { estate } from '../fakes/estate.ts';
import type { Stores } from '../support/database.ts';
import { ownStores } from '../support/own-stores.ts';

let stores: Stores;
ownStores((opened) => {
  stores = opened;
});

const onDisk = (): readonly EstateText[] => {
  const files = readEstateFiles('estate/estate.yaml');
  if ('problems' in files) throw new Error(files.problems.join());
  return files.texts;
};
const bell = { book: async () => {} };

test('before the first start there are only the files', async () => {
  expect((await estateOfRecord(stores.db)).organization).toBe('Contoso Group');
});

test('afterwards it is what was accepted last, whatever the files say by now', async () => {
  const texts = onDisk().map(({ file, text }) => ({
    file,
    text: text.replace('Contoso Group', 'As it was accepted'),
  }));
  const change = takenAsIs(estate(), { seed: 'a', hash: 'h', texts }, 'first', NOW);
  const versions = createEstateVersionStore(stores.db, bell as never);
  expect(await versions.commit([change])).toBe('committed');
  expect((await estateOfRecord(stores.db)).organization).toBe('As it was accepted');
});
