// What somebody changes by hand, over HTTP: seen at night or at once, told, and put right by the owner.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { type Drawbridge, textOf } from '../support/drawbridge.ts';
import { guestOf, putIntoGroup, takeOutOfGroup } from './by-hand.ts';
import { accept, ask, cardOf, decide, FINANCE, membersOf, readCard } from './story.ts';

const ALEX = 'alex.meyer@contoso.example';
const GROUP = 'Finance Closing';
let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

const newestOf = async (who: string): Promise<string> => {
  const message = (await drawbridge.chat(who)).at(-1);
  return message ? textOf(message) : '';
};
const members = () => membersOf(drawbridge, 'fabrikam', GROUP);

describe('what an administrator takes away by hand', () => {
  test('is seen at night, survives a kill, and is given again by the owner', async () => {
    const before = await members();
    await ask(drawbridge, 'alex', FINANCE);
    await decide(drawbridge, 'ines', 'Approve');
    await accept(drawbridge, 'alex');
    await drawbridge.advance('PT3H');
    const guest = await guestOf(drawbridge, ALEX);
    if (!guest) throw new Error('There is no guest.');
    await takeOutOfGroup(drawbridge, guest.id, GROUP);
    await drawbridge.kill();
    await drawbridge.advance('P1D');
    for (const who of ['alex', 'ines']) {
      expect(await newestOf(who)).toContain('Somebody has taken this away by hand');
      expect(await readCard(drawbridge, who)).toContain('Taken away by hand');
    }
    await decide(drawbridge, 'ines', 'Give it again');
    expect(await members()).toEqual([...before, guest.id]);
    expect(await readCard(drawbridge, 'alex')).not.toContain('by hand');
  }, 60_000);

  test('is seen at once when the owner asks, and let end', async () => {
    const guest = await guestOf(drawbridge, ALEX);
    await drawbridge.advance('PT2H');
    await takeOutOfGroup(drawbridge, guest?.id ?? '', GROUP);
    const asked = await drawbridge.say('ines', 'reconcile Fabrikam');
    expect(JSON.stringify(asked.messages)).toContain('1 request is looked at now');
    expect(await readCard(drawbridge, 'ines')).toContain('Taken away by hand');
    const before = await members();
    const card = await cardOf(drawbridge, 'ines');
    await drawbridge.press('ines', card.id, 'Let it end');
    expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
    expect(await members()).toEqual(before);
    const refused = await drawbridge.say('alex', 'reconcile contoso');
    expect(JSON.stringify(refused.messages)).toContain('not a tenant that you own');
  });
});

describe('what somebody brings back after an end', () => {
  test('is told to the owner, and taken away at a press', async () => {
    const before = await members();
    await ask(drawbridge, 'alex', { ...FINANCE, duration: 'P1D' });
    await decide(drawbridge, 'ines', 'Approve');
    // Somebody else needs the guest account, so it stays and can be put back into the group.
    const guest = await guestOf(drawbridge, ALEX);
    if (!guest) throw new Error('There is no guest.');
    await putIntoGroup(drawbridge, guest.id, 'Project Aurora');
    await drawbridge.advance('P1DT1H');
    expect(await members()).toEqual(before);
    await putIntoGroup(drawbridge, guest.id, GROUP);
    // The first night after the end may be over by now; the next that looks is the third.
    await drawbridge.advance('P3D');
    expect(await newestOf('ines')).toContain('there again after its end');
    expect(await members()).toEqual([...before, guest.id]);
    await decide(drawbridge, 'ines', 'Take it away');
    expect(await members()).toEqual(before);
    expect(await readCard(drawbridge, 'ines')).toContain('Read back as gone');
  });
});
