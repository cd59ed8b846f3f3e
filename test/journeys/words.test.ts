// The words everybody can type: each answers about the one who asks, and about nobody else.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { type Drawbridge, textOf } from '../support/drawbridge.ts';
import { ask, decide, FINANCE, openForm, REPORTS, readCard } from './story.ts';

let drawbridge: Drawbridge;
let number: string;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
  await ask(drawbridge, 'nils', FINANCE);
  number = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await readCard(drawbridge, 'nils'))?.[0] ?? '';
}, 90_000);
afterAll(() => drawbridge.stop());

const answer = async (who: string, words: string) => {
  const { messages } = await drawbridge.say(who, words);
  const last = messages.at(-1);
  if (!last) throw new Error(`Nothing was answered to "${words}".`);
  return textOf(last);
};

/** What the buttons of the answer are called. */
const offered = async (who: string, words: string): Promise<string[]> => {
  const { messages } = await drawbridge.say(who, words);
  const cards = JSON.stringify(messages.at(-1)?.attachments);
  return [...cards.matchAll(/"type":"Action\.\w+","title":"([^"]+)"/g)].map(
    ([, title = '']) => title,
  );
};

describe('who am i', () => {
  test.each([
    ['omar', ['omar.diaz@contoso.example in Contoso', 'You decide about access to Contoso']],
    ['alex', ['1 in Contoso and 1 in Fabrikam', 'With another account of yours you decide']],
    ['alex-admin', ['You decide about access to Fabrikam.']],
    ['lena', ['At home: \nlena.fischer@fabrikam.example in Fabrikam']],
  ])('%s', async (who, sentences) => {
    const said = await answer(who, 'Who am I?');
    for (const sentence of sentences) expect(said).toContain(sentence);
  });

  test('somebody without rights is told of none', async () => {
    expect(await answer('nils', 'who am i')).not.toMatch(/decide|posture/);
  });
});

const REPORTS_BUTTON = 'PIM eligibility: Reports Reader (Fabrikam)';

describe('request', () => {
  test('what people need stands apart from what concerns whole tenants', async () => {
    const own = await offered('omar', 'request');
    expect(own).toContain('Guest access');
    expect(own).toContain('Settings between tenants');
    expect(own).not.toContain('Inbound trust');
    const settings = await offered('omar', 'request settings');
    expect(settings).toContain('Inbound trust');
    expect(settings).not.toContain('Guest access');
  });

  test('words that fit several things ask which, and keep what was said', async () => {
    const words = 'request finance closing for two weeks because of the audit';
    const { messages } = await drawbridge.say('alex', words);
    const card = messages.at(-1);
    if (!card) throw new Error('Nothing was answered.');
    expect(textOf(card)).toContain('“finance closing” can mean several things');
    const { dialog } = await drawbridge.press('alex', card.id, 'Guest access');
    const form = JSON.stringify(dialog?.card);
    for (const kept of ['"value":"P14D"', '"value":"the audit"', 'fabrikam/']) {
      expect(form).toContain(kept);
    }
  });

  test('for longer than the rule allows opens the form with its longest time, and says so', async () => {
    const { messages } = await drawbridge.say('alex', 'request reports reader for 30 days');
    const { dialog } = await drawbridge.press('alex', messages.at(-1)?.id ?? '', REPORTS_BUTTON);
    const form = JSON.stringify(dialog?.card);
    expect(form).toMatch(
      /30 days is longer than rule eligible-roles \(\S*10-roles\.yaml:\d+\) allows: at most 7 days/,
    );
    expect(form).toContain('"value":"P7D"');
    expect(form).not.toContain('"value":"P14D"');
  });

  test('whoever names somebody else is told that it would be their own', async () => {
    expect(await answer('alex', 'request access for Omar to Finance Closing')).toContain(
      'for yourself, unless its form asks for whom',
    );
    expect(await answer('alex', 'can I get the reports reader role for Omar Diaz')).toContain(
      '· for yourself',
    );
    for (const words of [
      'request finance closing for two weeks',
      'request reports reader for me',
    ]) {
      expect(await answer('alex', words)).not.toContain('for yourself');
    }
  });

  test('who would decide about it is told with the rule and its line, and opens its form', async () => {
    const words = 'who approves requests for Finance Closing?';
    const { messages } = await drawbridge.say('alex', words);
    const card = messages.at(-1);
    if (!card) throw new Error('Nothing was answered.');
    expect(textOf(card)).toMatch(/Guest access\s+Finance Closing \(Fabrikam\)/);
    expect(textOf(card)).toMatch(/One of the owners of Fabrikam\. Rule \S+ \(\S+\.yaml:\d+\)\./);
    expect(await answer('nils', 'who approves requests for the moon?')).toContain(
      'Nothing that you can ask for goes by “the moon”',
    );
  });

  test('what a rule refuses is told with the rule and its line', async () => {
    const { dialog, inputs } = await openForm(drawbridge, 'alex', REPORTS);
    const sent = { ...inputs, duration: 'P30D' };
    const { dialog: again } = await drawbridge.press('alex', dialog.id, 'Send request', sent);
    expect(JSON.stringify(again?.card)).toMatch(
      /30 days is longer than the 7 days that rule eligible-roles \(\S*10-roles\.yaml:\d+\) allows here/,
    );
  });

  test('words that fit nothing say so, a tenant alone shows what it offers', async () => {
    expect(await answer('alex', 'request a pony')).toContain('goes by “a pony”');
    // A group of one's own tenant is none that somebody is a guest in.
    const own = await answer('alex', 'request guest access to merger office for 3 days');
    expect(own).toContain('Understood: \nGuest access · 3 days');
    expect(own).toContain('Nothing of that kind that you can ask for goes by “merger office”');
    const shown = await answer('alex', 'request access to northwind');
    expect(shown).toContain('This is what you can ask for in Northwind.');
  });

  test.each([
    ['request reset passwords for the Berlin team', 'only for Berlin in Contoso'],
    ['request to reset passwords for Berlin', 'only for Berlin in Contoso'],
    ['I need reset passwords for the Berlin team', 'only for Berlin in Contoso'],
    ['ask for reset passwords for the Berlin team', 'only for Berlin in Contoso'],
    ['request reset a password in fabrikam', 'the least role that Microsoft names for it'],
    ['ask for guest access to finance closing', 'Understood: \nGuest access'],
  ])('%s: names what somebody has to do', async (words, understood) => {
    expect(await answer('alex', words)).toContain(understood);
  });

  test.each([
    'delete the guest Lena Fischer in Contoso',
    'please reset the group of Fabrikam',
    'request remove Lena from finance closing',
    'request delete Lena because I have to reset passwords',
  ])('%s: an order, and no task, opens nothing', async (words) => {
    expect(await answer('alex', words)).toContain('does not delete, disable or remove');
  });

  test('every example of the README and of the page for requestors is understood', async () => {
    const chat = /^In the chat: .*$/m.exec(readFileSync('README.md', 'utf8'))?.[0] ?? '';
    const pages = `${chat}\n${readFileSync('docs/requestor.md', 'utf8')}`;
    const spans = new Set([...pages.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span));
    // A number, a name or a tenant in brackets stands for one that differs each time.
    const examples = [...spans].filter((span) => /^(?:request|tasks) [^<]+$/.test(span));
    expect(examples.length).toBeGreaterThanOrEqual(5);
    for (const example of examples) {
      const said = await answer('alex', example);
      expect([example, said]).toEqual([
        example,
        expect.stringMatching(/Understood: |can mean several|Settings between|Reset the password/),
      ]);
    }
  });

  test('words that mean a setting bring its form', async () => {
    const said = await answer('omar', 'request that we trust the MFA of Fabrikam');
    expect(said).toContain('Understood: \nInbound trust');
  });
});

describe('same access as', () => {
  test('a colleague: what they have that can be asked for, and a button for its form', async () => {
    const { messages } = await drawbridge.say(
      'alex',
      'I need the same access as Priya Nair, please',
    );
    const card = messages.at(-1);
    if (!card) throw new Error('Nothing was answered.');
    const said = textOf(card);
    expect(said).toContain('Finance Closing');
    // She is in it at home in Contoso, where Alex is at home too and cannot be a guest.
    expect(said).not.toContain('Merger Office');
    const { dialog } = await drawbridge.press('alex', card.id, 'Ask for it…');
    expect(JSON.stringify(dialog?.card)).toContain('7a2c9c31-0d0b-46ab-9a2d-3b51c3c52201');
  });

  test('an address works as well, and nobody is told about somebody unknown', async () => {
    expect(await answer('alex', 'same access as priya.nair@contoso.example')).toContain('Closing');
    expect(await answer('alex', 'same access as Priya')).toContain('Nobody of exactly that name');
    expect(await answer('alex', 'same access as Alex Meyer')).toContain('That is you.');
  });
});

describe('what is open', () => {
  test('my requests, approvals and status show it to the two it concerns', async () => {
    expect(await answer('nils', 'my requests')).toContain('Guest access to Finance Closing');
    expect(await answer('ines', 'approvals')).toContain('Guest access to Finance Closing');
    expect(await answer('nils', `status ${number}`)).toContain('Waiting for a decision');
    expect(await answer('ines', `Status ${number.toLowerCase()}, please`)).toContain(
      'Waiting for you',
    );
  });

  test('nobody else learns of it', async () => {
    for (const who of ['lena', 'omar', 'sam', 'alex']) {
      expect(await answer(who, `status ${number}`)).toContain('There is no request with that');
      expect(await answer(who, 'my requests')).not.toContain('Finance Closing');
      expect(await answer(who, 'approvals')).toContain('Nothing waits for your decision');
    }
  });

  test('my access has it once it is given', async () => {
    expect(await answer('nils', 'my access')).not.toContain('Finance Closing');
    await decide(drawbridge, 'ines', 'Approve');
    expect(await answer('nils', '<at>Drawbridge</at> My Access!')).toContain('Finance Closing');
    expect(await answer('ines', 'approvals')).toContain('Nothing waits for your decision');
  });
});

describe('in their own words', () => {
  test('cancelling shows the card with the button, and withdraws nothing', async () => {
    await ask(drawbridge, 'alex', FINANCE);
    const said = await answer('alex', 'cancel my request, please');
    expect(said).toContain('“Withdraw” on this card takes it back. Nothing has been done yet.');
    expect(said).toContain('Waiting for a decision');
    const { messages } = await drawbridge.say('alex', 'where does my request stand?');
    await drawbridge.press('alex', messages.at(-1)?.id ?? '', 'Withdraw');
    expect(await answer('alex', 'my requests')).toContain('Withdrawn');
  });

  test('extending and giving back name the button on the card of what is held', async () => {
    expect(await answer('nils', 'give back my access')).toContain('“Give back” on this card');
    expect(await answer('nils', 'when does my access to Finance Closing end?')).toContain(
      'Guest access to Finance Closing',
    );
  });

  test('asking without the word leads to the same forms', async () => {
    expect(await answer('alex', "can I get into Fabrikam's Finance Closing?")).toContain(
      '“Fabrikam Finance Closing” can mean several things',
    );
    expect(await answer('alex', 'what can I ask for in northwind?')).toContain(
      'This is what you can ask for in Northwind.',
    );
  });

  test('what was decided is looked up, with the tenant and the time', async () => {
    expect(await answer('ines', 'what did I approve in Fabrikam today?')).toContain(
      'Guest access to Finance Closing for Nils',
    );
    expect(await answer('nils', 'my history approved by Ines Roth')).toContain('Finance Closing');
    expect(await answer('ines', 'my history approved by Ines Roth')).not.toContain('Closing');
  });

  test.each([
    ['stop everything in Fabrikam', 'Pause Drawbridge in Fabrikam?'],
    ['freeze Fabrikam', 'Pause Drawbridge in Fabrikam?'],
    // A list of guests would be an answer to something else.
    ['stop the guests in Fabrikam', 'What should stop?'],
    ['stop inviting guests in Fabrikam', 'What should stop?'],
    ["I'm on vacation from Monday", 'away until <day> delegate <name>'],
    ['Sam decides for me until Friday', 'Sam Okafor'],
  ])('%s: nothing happens before a button is pressed', async (words, shown) => {
    const said = await answer('ines', words);
    expect(said).toContain(shown);
    expect(said).toMatch(/Nothing has been stopped yet|Nobody has been asked yet/);
  });

  test('an order to stop trusting stays the wish that it is', async () => {
    expect(await answer('ines', "stop trusting Contoso's MFA")).toContain('Inbound trust');
  });

  test.each([
    ['who from outside is in Fabrikam?', 'Fabrikam'],
    ['which guests are stale?', 'guest'],
    ['what changed since Monday?', 'changed'],
  ])('%s: stays a question about the tenant', async (words, shown) => {
    expect((await answer('ines', words)).toLowerCase()).toContain(shown.toLowerCase());
  });
});

test('help names every word of the manifest', async () => {
  const said = await answer('nils', 'help');
  for (const word of ['request', 'my requests', 'my access', 'approvals', 'who am i']) {
    expect(said.toLowerCase()).toContain(word);
  }
});

test('words it does not know are answered with what it does know', async () => {
  const said = await answer('nils', 'open the pod bay doors');
  for (const word of ['request', 'my requests', 'my access', 'help']) expect(said).toContain(word);
  expect(said).not.toContain('Global Administrators');
});
