// A directory that is slow to answer a click: accepted at once, and what comes of it is shown by itself.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf, until } from '../../support/drawbridge.ts';
import { cardOf } from '../story.ts';
import { openStage, type Stage } from './stage.ts';
import { GUEST } from './stories.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 90_000);
afterAll(() => stage.stop());
beforeEach(() => stage.reset());

const SLOW = { kind: 'slow', ms: 4_500 };

describe('a click on a slow directory', () => {
  test('is accepted before the directory has answered, and approves once it has', async () => {
    await stage.send(GUEST);
    await stage.arm(SLOW, { ...GUEST.planning, count: 1 });
    expect(await stage.approve()).toContain('Taken up');
    expect(await stage.said('ines')).toContain('Waiting for you');
    await until('it is approved', async () => (await stage.said('ines')).includes('Approved by'));
    await stage.advance('PT1S');
    await stage.expectApplied(GUEST);
  });

  test('says what came of it where it could not be done', async () => {
    await stage.send(GUEST);
    await stage.arm(SLOW, { ...GUEST.planning, count: 1 });
    expect(await stage.approve()).toContain('Taken up');
    const card = await cardOf(stage.drawbridge, 'alex');
    await stage.drawbridge.press('alex', card.id, 'Withdraw', {}, { wait: false });
    await until('it is told', async () => {
      const said = (await stage.drawbridge.chat('ines')).map(textOf).join('\n');
      return said.includes('What you pressed a moment ago') && said.includes('was withdrawn by');
    });
    expect(await stage.changes()).toEqual([]);
  });
});
