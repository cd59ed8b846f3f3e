// People who may have nothing any more, over HTTP: one has left, one is cut off by whoever is on call.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { type Drawbridge, textOf } from '../support/drawbridge.ts';
import { editUser, userWith } from './by-hand.ts';
import {
  accept,
  ask,
  decide,
  eligibleIn,
  FINANCE,
  guestsIn,
  membersOf,
  openForm,
  REPORTS,
  readCard,
} from './story.ts';

const ALEX = 'alex.meyer@contoso.example';
let drawbridge: Drawbridge;
let before: { members: string[]; eligible: number };
const held = async () => ({
  members: await membersOf(drawbridge, 'fabrikam', 'Finance Closing'),
  eligible: await eligibleIn(drawbridge, 'fabrikam'),
});
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
  before = await held();
}, 90_000);
afterAll(() => drawbridge.stop());

const newestOf = async (who: string) => {
  const message = (await drawbridge.chat(who)).at(-1);
  if (!message) throw new Error(`Nobody wrote to ${who}.`);
  return message;
};
const say = async (who: string, words: string) => {
  const message = (await drawbridge.say(who, words)).messages.at(-1);
  if (!message) throw new Error('Nothing was answered.');
  return message;
};

async function grantBoth(): Promise<void> {
  await ask(drawbridge, 'alex', FINANCE);
  await decide(drawbridge, 'ines', 'Approve');
  await accept(drawbridge, 'alex');
  await drawbridge.advance('PT3H');
  await ask(drawbridge, 'alex', REPORTS);
  await decide(drawbridge, 'ines', 'Approve');
  expect((await held()).eligible).toBe(before.eligible + 1);
}

describe('somebody whose account at home is disabled', () => {
  test('loses everything that night, and nothing of it is left', async () => {
    await grantBoth();
    const alex = await userWith(drawbridge, 'contoso', ALEX);
    await editUser(drawbridge, alex?.id ?? '', { accountEnabled: false }, 'contoso');
    await drawbridge.advance('P1D');
    expect(await readCard(drawbridge, 'ines')).toContain('account at home was disabled or is gone');
    expect(await readCard(drawbridge, 'ines')).toContain('Read back as gone');
    expect(await held()).toEqual(before);
    expect(await guestsIn(drawbridge, 'fabrikam')).not.toContain(ALEX);
    await editUser(drawbridge, alex?.id ?? '', { accountEnabled: true }, 'contoso');
  }, 60_000);
});

describe('somebody who is cut off', () => {
  test('at one press of whoever is on call, with a kill on the way', async () => {
    await grantBoth();
    expect(textOf(await say('omar', `cut off ${ALEX}`))).toContain('on call');
    const confirm = await say('sam', 'cut off Alex Meyer');
    expect(textOf(confirm)).toContain('Cut off Alex Meyer');
    expect(textOf(confirm)).toContain('2 grants end');
    expect(textOf(confirm)).toContain('Ines Roth');
    await drawbridge.press('sam', confirm.id, 'Cut off now', {}, { wait: false });
    await drawbridge.kill();
    await drawbridge.advance('PT10M');
    expect(await held()).toEqual(before);
    expect(await readCard(drawbridge, 'alex')).toContain('Cut off by Sam Okafor');
    expect(await guestsIn(drawbridge, 'fabrikam')).not.toContain(ALEX);
  }, 60_000);

  test('asks for nothing, until an owner who was told and looked lifts it', async () => {
    const { dialog, inputs } = await openForm(drawbridge, 'alex', FINANCE);
    const { notice } = await drawbridge.press('alex', dialog.id, 'Send request', inputs);
    expect(notice).toContain('has been cut off');
    await drawbridge.advance('P1D');
    const reminder = await newestOf('ines');
    expect(textOf(reminder)).toContain('Still to be looked at');
    await drawbridge.press('ines', reminder.id, 'I have looked at it');
    await drawbridge.advance('P2D');
    const looked = await newestOf('ines');
    expect(looked.id).toBe(reminder.id);
    await drawbridge.press('ines', looked.id, 'Lift it');
    await ask(drawbridge, 'alex', FINANCE);
    expect(await readCard(drawbridge, 'ines')).toContain('Waiting for you');
  });
});
