// Reads that lag behind writes, longer than anybody looks: unproven is said, and nothing else, until it shows.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openStage, type Stage } from './stage.ts';
import { GUEST, type Story } from './stories.ts';

const MINUTE = 60_000;

export function lags(story: Story): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 90_000);
  afterAll(() => stage.stop());
  beforeEach(() => stage.reset());
  const lag = (minutes: number) =>
    stage.arm({ kind: 'lag', ms: minutes * MINUTE, clock: 'sandbox' }, {});

  test('what is not shown yet is not called active, and is proven as soon as it shows', async () => {
    await stage.send(story);
    await lag(2);
    await stage.approve();
    await stage.advance('PT100S');
    for (const who of ['alex', 'ines']) {
      const card = await stage.said(who);
      expect(card).toContain('Being set up');
      expect(card).toContain('so nothing is proven');
      expect(card).toContain('It is tried again');
      expect(card).not.toContain(story.inPlace);
    }
    await stage.advance('PT10M');
    await stage.expectApplied(story);
    if (story === GUEST) await stage.accept();
    await stage.disarm();
    await stage.advance('PT26H');
    await stage.expectEnded(story);
  });

  test('what never shows is given up, and taken back although no look shows it', async () => {
    await stage.send(story);
    await lag(60);
    await stage.approve();
    for (let i = 0; i < 6; i += 1) {
      await stage.advance('PT5M');
      await stage.expectTruth(story);
    }
    expect(await stage.said('alex')).toContain('Why: Given up after 6 tries');
    await stage.advance('PT3H');
    expect(await stage.said('alex')).toContain('Not granted');
    await stage.expectNothingLeft();
    await stage.expectSound();
  });

  test('what is still listed after its removal is not called ended', async () => {
    await stage.grant(story);
    await stage.advance('PT1H');
    await lag(3);
    await stage.giveBack();
    await stage.advance('PT1M');
    for (const who of ['alex', 'ines']) {
      const card = await stage.said(who);
      expect(card).toContain('Being taken back');
      expect(card).toContain('so nothing is proven');
      expect(card).not.toContain('Read back as gone');
    }
    await stage.advance('PT30M');
    await stage.expectEnded(story);
    expect(await stage.said('alex')).not.toMatch(/through another group|account stays/);
  });

  test('what is given back before it shows leaves nothing', async () => {
    await stage.send(story);
    await lag(3);
    await stage.approve();
    await stage.giveBack();
    await stage.advance('PT1M');
    await stage.expectTruth(story);
    await stage.advance('PT1H');
    for (const who of ['alex', 'ines'])
      expect(await stage.said(who)).toContain('Read back as gone');
    await stage.expectNothingLeft();
  });

  test('what nobody answered for, given back before it shows, is found and taken back', async () => {
    await stage.send(story);
    await lag(3);
    await stage.arm({ kind: 'reset-after' }, { ...story.writes[0], count: 1 });
    await stage.approve();
    expect(await stage.changes()).toHaveLength(1);
    await stage.giveBack();
    for (let i = 0; i < 4; i += 1) {
      await stage.expectTruth(story);
      await stage.advance('PT1M');
    }
    await stage.advance('PT1H');
    for (const who of ['alex', 'ines'])
      expect(await stage.said(who)).toContain('Read back as gone');
    await stage.expectNothingLeft();
    await stage.expectSound();
  });
}
