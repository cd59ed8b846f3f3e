// Access that goes on and access that begins later, over HTTP: no gap between two, and nothing before its start.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY } from '../../src/shared/duration.ts';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { type Drawbridge, textOf } from '../support/drawbridge.ts';
import {
  accept,
  ask,
  cardOf,
  decide,
  eligibleIn,
  FINANCE,
  guestsIn,
  membersOf,
  openForm,
  REPORTS,
  readCard,
} from './story.ts';

let drawbridge: Drawbridge;
let before: number;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
  before = await eligibleIn(drawbridge, 'fabrikam');
}, 90_000);
afterAll(() => drawbridge.stop());

const newestOf = async (who: string) => {
  const message = (await drawbridge.chat(who)).at(-1);
  if (!message) throw new Error(`Nobody wrote to ${who}.`);
  return message;
};

describe('asking for longer', () => {
  test('from the reminder: the form is filled in, the role is prolonged, the first end takes nothing', async () => {
    await ask(drawbridge, 'alex', { ...REPORTS, duration: 'P3D' });
    await decide(drawbridge, 'ines', 'Approve');
    const first = await cardOf(drawbridge, 'alex');
    expect(textOf(await newestOf('alex'))).toContain('Ines Roth approved it; now eligible');

    await drawbridge.advance('P2DT1H');
    const reminder = await newestOf('alex');
    expect(textOf(reminder)).toMatch(/^\s*Ends \w{3} .*PIM eligibility as Reports Reader/);
    const { dialog } = await drawbridge.press('alex', reminder.id, 'Ask for longer…');
    if (!dialog) throw new Error('No dialog opened.');
    expect(JSON.stringify(dialog.card)).toContain('"value":"P3D"');
    await drawbridge.press('alex', dialog.id, 'Send request', { justification: 'Not done yet' });
    expect(await readCard(drawbridge, 'ines')).toContain('through an earlier request');
    await decide(drawbridge, 'ines', 'Approve');

    await drawbridge.advance('P1D');
    const over = (await drawbridge.chat('alex')).find(({ id }) => id === first.id);
    expect(textOf(over as typeof first)).toMatch(/needs it as well: it stays until/);
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before + 1);
    await drawbridge.advance('P3D');
    expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before);
  });
});

describe('a later start', () => {
  test('after the grant that made the guest account has ended makes it anew, and waits for its acceptance', async () => {
    const ALEX = 'alex.meyer@contoso.example';
    const members = () => membersOf(drawbridge, 'fabrikam', 'Finance Closing');
    const there = (await members()).length;
    await ask(drawbridge, 'alex', { ...FINANCE, duration: 'P3D' });
    await decide(drawbridge, 'ines', 'Approve');
    await accept(drawbridge, 'alex');
    await drawbridge.advance('PT2H');
    const { dialog, inputs } = await openForm(drawbridge, 'alex', FINANCE);
    const { now } = await drawbridge.call<{ now: string }>('GET', '/sandbox/clock');
    const startDate = new Date(Date.parse(now) + 5 * DAY).toISOString().slice(0, 10);
    await drawbridge.press('alex', dialog.id, 'Send request', { ...inputs, startDate });
    expect(await readCard(drawbridge, 'ines')).toContain('through an earlier request');
    await decide(drawbridge, 'ines', 'Approve');
    await drawbridge.advance('P4D');
    expect(await guestsIn(drawbridge, 'fabrikam')).not.toContain(ALEX);

    await drawbridge.advance('P2D');
    expect(await readCard(drawbridge, 'alex')).toContain('Waiting for acceptance');
    expect(await guestsIn(drawbridge, 'fabrikam')).toContain(ALEX);
    expect(await members()).toHaveLength(there + 1);
    await accept(drawbridge, 'alex');
    await drawbridge.advance('PT1H');
    expect(await readCard(drawbridge, 'alex')).toContain('Active since');

    await drawbridge.advance('P8D');
    expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
    expect(await guestsIn(drawbridge, 'fabrikam')).not.toContain(ALEX);
    expect(await members()).toHaveLength(there);
  });

  test('is chosen in the form, approved, waited for, and begun', async () => {
    const { dialog, inputs } = await openForm(drawbridge, 'alex', REPORTS);
    const { now } = await drawbridge.call<{ now: string }>('GET', '/sandbox/clock');
    const startDate = new Date(Date.parse(now) + 3 * DAY).toISOString().slice(0, 10);
    await drawbridge.press('alex', dialog.id, 'Send request', {
      ...inputs,
      startDate,
      startTime: '12:00',
    });
    expect(await readCard(drawbridge, 'ines')).toMatch(/From: [\s\S]*12:00/);
    await decide(drawbridge, 'ines', 'Approve');
    expect(await readCard(drawbridge, 'alex')).toContain('Approved, starts later');
    expect(textOf(await newestOf('alex'))).toContain('Approved, starts');
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before);
    await drawbridge.advance('P4D');
    expect(await readCard(drawbridge, 'alex')).toContain('Eligible since');
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before + 1);
    await drawbridge.advance('P8D');
    expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before);
  });
});
