// Words that may mean the brake: what pausing does and a button for it, and nothing is stopped on a guess.
import { describe, expect, test } from 'vitest';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { parseMessage } from '../../src/inbound/parse-message.ts';
import { EMPLOYEE, OWNER, STRANGER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const said = (text: string) => parseMessage(text);

describe('words', () => {
  test.each([
    ['stop Drawbridge in Fabrikam', 'Fabrikam'],
    ['Halt Drawbridge in contoso labs now!', 'contoso labs'],
    ['freeze Drawbridge in Fabrikam, please', 'Fabrikam'],
    ['pause Drawbridge in Fabrikam immediately', 'Fabrikam'],
  ])('%s: is exact', (text, tenant) => {
    expect(said(text)).toEqual({ intent: 'brake', said: { say: 'pause', tenant } });
  });

  test.each([
    ['stop everything in Fabrikam', 'Fabrikam'],
    ['stop everything', ''],
    ['stop everything everywhere now', ''],
    ['halt all access to Fabrikam', 'Fabrikam'],
    ['pause everything in Fabrikam', 'Fabrikam'],
    ['stop all new requests for Fabrikam', 'Fabrikam'],
    ['stop giving access in Fabrikam', 'Fabrikam'],
    ['can you stop Drawbridge in Fabrikam?', 'Fabrikam'],
    ['pause Drawbridge in Fabrikam?', 'Fabrikam'],
    ['stop Drawbridge in all tenants', ''],
    ['emergency stop in Fabrikam', 'Fabrikam'],
    ['block everything in Fabrikam', 'Fabrikam'],
    ['lock down Fabrikam', 'Fabrikam'],
    ['put Fabrikam on hold', 'Fabrikam'],
  ])('%s: is asked about', (text, tenant) => {
    expect(said(text)).toEqual({ intent: 'brake', said: { say: 'ask-pause', tenant } });
  });

  test.each([
    'unfreeze Fabrikam',
    'start Drawbridge in Fabrikam again',
    'resume everything in Fabrikam',
    'unpause all access for the tenant Fabrikam',
  ])('%s: resumes', (text) => {
    expect(said(text)).toEqual({ intent: 'brake', said: { say: 'resume', tenant: 'Fabrikam' } });
  });

  test.each([
    ['resume Drawbridge in Fabrikam?', 'Fabrikam'],
    ['restart Drawbridge in Fabrikam?', 'Fabrikam'],
    ['is Drawbridge paused in Fabrikam?', 'Fabrikam'],
    ['Is Fabrikam still paused', 'Fabrikam'],
    ['why is Fabrikam paused?', 'Fabrikam'],
    ['who paused Fabrikam?', 'Fabrikam'],
    ['who stopped Drawbridge in Fabrikam?', 'Fabrikam'],
    ['which tenants are paused?', ''],
    ['is there a lockdown?', ''],
  ])('%s: asks how it stands', (text, tenant) => {
    expect(said(text)).toMatchObject({ intent: 'brake', said: { say: 'ask-stands', tenant } });
  });

  test('what else is paused is a question first', () => {
    const text = 'is the sync of Fabrikam paused?';
    expect(said(text)).toMatchObject({ said: { tenant: 'the sync of Fabrikam', typed: text } });
  });

  test('pause Fabrikam?: is asked about', () => {
    expect(said('pause Fabrikam?')).toEqual({
      intent: 'brake',
      said: { say: 'ask-pause', tenant: 'Fabrikam' },
    });
  });

  test('resume everything: the tenant is not said', () => {
    expect(said('resume everything')).toMatchObject({ said: { say: 'resume', tenant: '' } });
  });

  test('what else begins so is a wish or a question first', () => {
    const text = 'stop trusting Fabrikam';
    expect(said(text)).toMatchObject({ said: { tenant: 'trusting Fabrikam', typed: text } });
  });

  test.each(['freeze Fabrikam', 'stop Fabrikam', 'halt the tenant Fabrikam'])(
    '%s: is asked about where that is a tenant',
    (text) => {
      expect(said(text)).toEqual({
        intent: 'brake',
        said: { say: 'ask-pause', tenant: 'Fabrikam', typed: text },
      });
    },
  );

  test.each([
    ['stop my alerts', 'subscribe'],
    ['stop digests', 'subscribe'],
    ['block all access to Fabrikam', 'unknown'],
    ['block Fabrikam', 'unknown'],
    ['lockdown', 'brake'],
    ['what would stop if we removed Fabrikam?', 'unknown'],
    ["don't resume Drawbridge in Fabrikam", 'unknown'],
    ['do not pause Fabrikam', 'unknown'],
    ['cancel my request', 'my-requests'],
    ['stop 7K3F-9QX2', 'status'],
  ])('%s: is %s', (text, intent) => {
    expect(said(text).intent).toBe(intent);
  });
});

describe('what is answered', () => {
  const say = async (world: World, text: string, who = OWNER) => {
    const inbound = createInbound({ ...world.deps, deadline: () => new AbortController().signal });
    const reply = await inbound.onMessage(
      { ...who, locale: 'en', timeZone: 'UTC', alone: true },
      text,
    );
    return JSON.stringify(reply);
  };
  const inForce = async (world: World) => (await world.brakes.inForce()).length;

  test.each(['stop everything in Away', 'freeze Away', 'halt all access to Away', 'freeze away?'])(
    '%s: nothing is stopped, and the button types the words that do',
    async (text) => {
      const world = new World();
      const answer = await say(world, text);
      expect(answer).toContain('Pause Drawbridge in Away?');
      expect(answer).toContain('"text":"pause Drawbridge in away"');
      expect(answer).toContain('Nothing has been stopped yet.');
      expect(await inForce(world)).toBe(0);
      expect(await say(world, 'pause Drawbridge in away')).toContain('is paused in Away');
      expect(await inForce(world)).toBe(1);
      expect(await say(world, text)).toContain('"title":"Resume"');
    },
  );

  test('the exact words stop it at once', async () => {
    const world = new World();
    expect(await say(world, 'stop Drawbridge in Away')).toContain('is paused in Away');
    expect(await inForce(world)).toBe(1);
  });

  test('without a tenant each of their own is offered, and the lockdown', async () => {
    const world = new World();
    const answer = await say(world, 'stop everything');
    expect(answer).toContain('"text":"pause Drawbridge in away"');
    expect(answer).not.toContain('pause Drawbridge in home');
    expect(answer).toContain('"text":"lockdown"');
    expect(await inForce(world)).toBe(0);
  });

  test.each(['stop everything in Away', 'stop everything', 'stop Drawbridge in Away'])(
    '%s: is refused to whoever owns nothing, as "pause" is',
    async (text) => {
      const world = new World();
      expect(await say(world, text, STRANGER)).toContain('That is not a tenant that you own.');
      expect(await inForce(world)).toBe(0);
    },
  );

  test.each([
    'freeze Home',
    'stop everything in Home',
    'put Home on hold',
    'pause Drawbridge in Home?',
    'is Home paused?',
    'resume Drawbridge in Home',
  ])('%s: tells nobody else whether there is such a tenant', async (text) => {
    const world = new World();
    for (const who of [OWNER, STRANGER]) {
      const answer = await say(world, text, who);
      const other = await say(world, text.replace('Home', 'Zyxomma'), who);
      expect(other.replaceAll('Zyxomma', 'Home')).toBe(answer);
      expect(answer).not.toContain('Pause Drawbridge in Home?');
    }
    expect(await inForce(world)).toBe(0);
  });

  test('what is named and not theirs is said to be so, beside what they may stop', async () => {
    const answer = await say(new World(), 'stop everything in Home', OWNER);
    expect(answer).toContain('That is not a tenant that you own.');
    expect(answer).toContain('"text":"pause Drawbridge in away"');
  });

  test.each(['pause Drawbridge in Home', 'resume Drawbridge in Nowhere'])(
    '%s: is refused to an owner of another, who reads which words would do',
    async (text) => {
      const verb = text.split(' ')[0];
      const answer = await say(new World(), text, OWNER);
      expect(answer).toContain('That is not a tenant that you own.');
      expect(answer).toContain(`You own Away. Write \\"${verb} Drawbridge in away\\".`);
    },
  );

  test.each(['is Away paused?', 'resume Drawbridge in Away?', 'which tenants are paused?'])(
    '%s: tells how it stands, and nothing changes',
    async (text) => {
      const world = new World();
      expect(await say(world, text)).toMatch(
        /Drawbridge is not paused in Away|not locked down, and paused in no tenant/,
      );
      await say(world, 'pause Drawbridge in away');
      const held = await say(world, text);
      expect(held).toContain('is paused in Away');
      expect(held).toContain('"title":"Resume"');
      expect(await inForce(world)).toBe(1);
      const refused = await say(world, text, STRANGER);
      expect(refused).not.toContain('is paused in');
      expect(await say(world, text.replace('Away', 'Zyxomma'), STRANGER)).toBe(
        refused.replaceAll('Away', 'Zyxomma'),
      );
    },
  );

  test('what names no tenant is not taken for a brake', async () => {
    expect(await say(new World(), 'stop the music', EMPLOYEE)).toContain('did not understand');
  });
});
