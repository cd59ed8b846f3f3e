// Access packages over HTTP: handed out and taken back by Entra in its own time, never called done before.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../../support/as-new.ts';
import type { Drawbridge } from '../../support/drawbridge.ts';
import { ask, guestsIn, readCard } from '../story.ts';
import { packageForGuest, packageStory, SUPPLIER } from './access-package.story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

describe('an access package', () => {
  test('the whole story, for an account of the tenant', () => packageStory(drawbridge));

  test('for somebody without an account: a guest first, and gone with it', async () => {
    const before = await guestsIn(drawbridge, 'fabrikam');
    await packageForGuest(drawbridge);
    expect(await guestsIn(drawbridge, 'fabrikam')).toEqual(before);
  });

  test('is not for whom its policy does not let in, which the form says', async () => {
    const { dialog } = await ask(drawbridge, 'alex', SUPPLIER);
    expect(JSON.stringify(dialog?.card)).toContain('is for people of certain other organisations');
    await ask(drawbridge, 'lena', SUPPLIER);
    expect(await readCard(drawbridge, 'omar')).toContain('Member of Supplier Portal Users');
  });
});
