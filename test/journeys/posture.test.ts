// Questions about posture over HTTP: readers are answered, everybody else about themselves, and nothing changes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lintCard } from '../cards/lint.ts';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { type Drawbridge, type Message, textOf } from '../support/drawbridge.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(async () => {
  const changes = await drawbridge.changes();
  await drawbridge.stop();
  expect(changes).toEqual([]);
});

const ask = async (who: string, text: string): Promise<Message> => {
  const { messages } = await drawbridge.say(who, text);
  const last = messages.at(-1);
  if (!last) throw new Error(`No answer to "${text}".`);
  const card = last.attachments[0]?.content;
  if (card) expect(lintCard(card)).toEqual([]);
  return last;
};

describe('a reader of all tenants', () => {
  test('asks in both directions, with the conversation’s context', async () => {
    const one = textOf(await ask('sam', 'does Fabrikam trust our MFA?'));
    expect(one).toMatch(/^\s*Yes/);
    expect(one).toContain('Fabrikam accepts MFA done in Contoso (set explicitly for Contoso).');
    const other = textOf(await ask('sam', 'and the other way?'));
    expect(other).toMatch(/Contoso (accepts|does not accept) MFA done in Fabrikam/);
  });

  test('a number says which tenants are not in it', async () => {
    const text = textOf(await ask('sam', 'how many guests are in all tenants?'));
    expect(text).toMatch(/have \d+ guests; FabrikamSaaS could not be read and is not in it/);
    expect(text).toContain('What could not be seen');
  });

  test('a matrix is drawn, and its figures stand in words as well', async () => {
    const message = await ask('sam', 'show the baseline matrix');
    expect(JSON.stringify(message.attachments[0]?.content)).toContain('"ColumnSet"');
    expect(textOf(message)).toContain('CAP-01');
    expect(textOf(message)).toMatch(/Contoso in order|Contoso in part|Contoso not in order/);
  });

  test('turns pages in place, and takes everything away in a dialog', async () => {
    const message = await ask('sam', 'what should we fix first in all tenants?');
    expect(textOf(message)).toMatch(/: 1 to 10 of \d+/);
    const all = /Show all \d+/.exec(JSON.stringify(message.attachments))?.[0] ?? '';
    const turned = await drawbridge.press('sam', message.id, all, {});
    const chat = await drawbridge.chat('sam');
    const now = chat.find(({ id }) => id === message.id);
    expect(turned.error).toBeUndefined();
    expect(now && textOf(now)).toMatch(/: 11 to 20 of \d+/);
    const exported = await drawbridge.press('sam', message.id, 'Export…', {});
    expect(JSON.stringify(exported.dialog?.card)).toContain('Tenant,State,What,Detail,Marks');
  });

  test('what was left out and how words were taken still stand there on the next page', async () => {
    const message = await ask(
      'sam',
      'exclusions of polcies in all tenants that ride a yellow bicycle',
    );
    const first = textOf(message);
    expect(first).toContain(
      'Left out, because it was not understood: “that ride a yellow bicycle”',
    );
    expect(first).toContain('Took “polcies” for');
    const all = /Show all \d+/.exec(JSON.stringify(message.attachments))?.[0] ?? '';
    await drawbridge.press('sam', message.id, all, {});
    const now = (await drawbridge.chat('sam')).find(({ id }) => id === message.id);
    expect(now && textOf(now)).toMatch(/: 11 to 20 of \d+/);
    expect(now && textOf(now)).toContain('“that ride a yellow bicycle”');
    expect(now && textOf(now)).toContain('Took “polcies” for');
    const exported = await drawbridge.press('sam', message.id, 'Export…', {});
    expect(JSON.stringify(exported.dialog?.card)).toContain('“that ride a yellow bicycle”');
    expect(exported.dialog?.card && lintCard(exported.dialog.card)).toEqual([]);
  });

  test('and after it was said what for', async () => {
    const message = await ask('sam', 'risky users since yesterday');
    expect(textOf(message)).toContain('“since yesterday”');
    await drawbridge.press('sam', message.id, 'Show it', { purpose: 'access review' });
    const now = (await drawbridge.chat('sam')).find(({ id }) => id === message.id);
    expect(now && textOf(now)).toContain('“since yesterday”');
  });

  test('is asked what for before a person is looked up', async () => {
    const message = await ask('sam', 'what does Alex Meyer hold anywhere?');
    expect(textOf(message)).toContain('answered for a purpose');
    await drawbridge.press('sam', message.id, 'Show it', { purpose: 'access review' });
    const now = (await drawbridge.chat('sam')).find(({ id }) => id === message.id);
    expect(now && textOf(now)).toContain('Asked for this purpose: access review');
    expect(now && textOf(now)).toContain('alex.meyer@contoso.example');
  });

  test('gets the request form for what is to be changed', async () => {
    expect(textOf(await ask('sam', 'turn on MFA trust for Fabrikam'))).toContain('Inbound trust');
  });
});

describe('who may not ask about everything', () => {
  test('a reader of two tenants hears the same of one that exists and of one that does not', async () => {
    const real = textOf(await ask('ines', 'does Contoso trust Fabrikam MFA?'));
    const made = textOf(await ask('ines', 'does Zyxomma trust Fabrikam MFA?'));
    expect(made).toBe(real);
    expect(real).toContain('You may ask about Fabrikam and FabrikamSaaS.');
    expect(textOf(await ask('ines', 'who from outside is in Fabrikam?'))).toContain(
      'have an account in Fabrikam',
    );
  });

  test.each(['alex', 'nils'])('%s is told about themselves and about nobody else', async (who) => {
    const real = textOf(await ask(who, 'how many guests does Fabrikam have?'));
    expect(textOf(await ask(who, 'how many guests does Zyxomma have?'))).toBe(real);
    expect(real).toContain('I cannot answer that');
    expect(textOf(await ask(who, 'what do I hold in all tenants?'))).toMatch(/You have \d account/);
    expect(textOf(await ask(who, 'why does automatic redemption matter?'))).toContain('What to do');
  });

  test('an edited button asks nothing that whoever presses it may not ask', async () => {
    const message = await ask('ines', 'who from outside is in Fabrikam?');
    const contoso = '0b7ad8a3-c551-4bf1-9157-7f2a01302770';
    const pressed = async (question: unknown) =>
      drawbridge.press('ines', message.id, 'Export…', {
        question: typeof question === 'string' ? question : JSON.stringify(question),
      });
    const refused = await pressed({ ask: 'list', of: 'guests', tenants: [contoso] });
    expect(refused.notice).toContain('That is about no tenant that you may ask about.');
    expect(refused.dialog).toBeUndefined();
    for (const nonsense of [
      '{',
      'null',
      '[]',
      { ask: 'toString' },
      { ask: 'list', of: '__proto__' },
    ]) {
      expect((await pressed(nonsense)).notice).toContain('not one that an answer of Drawbridge');
    }
    const all = await pressed({ ask: 'list', of: 'guests', tenants: 'all' });
    const text = JSON.stringify(all.dialog?.card);
    expect(text).toContain('Fabrikam,');
    expect(text).not.toMatch(/Contoso Labs,|Northwind,/);
  });
});
