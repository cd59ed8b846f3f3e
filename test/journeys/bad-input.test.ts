// What people and attackers send that is not right: one clear sentence with a next step, and nothing changes.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../support/as-new.ts';
import { type Drawbridge, requestCardIn, textOf } from '../support/drawbridge.ts';
import { ask, cardOf, FINANCE, openForm, REPORTS, readCard } from './story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());
afterEach(async () => {
  expect(await drawbridge.changes()).toEqual([]);
});

const sendForm = async (inputs: Record<string, unknown>, wish = FINANCE) => {
  const form = await openForm(drawbridge, 'nils', wish);
  const answer = await drawbridge.press('nils', form.dialog.id, 'Send request', {
    ...form.inputs,
    ...inputs,
  });
  return JSON.stringify(answer.dialog?.card ?? {}) + (answer.notice ?? '');
};

describe('the form', () => {
  test.each<[string, Record<string, unknown>, string, string]>([
    [
      'an unknown tenant',
      { resource: 'litware/7a2c9c31-0d0b-46ab-9a2d-3b51c3c52201' },
      'not one that Drawbridge knows',
      'Pick one from the list',
    ],
    [
      'an unknown group',
      { resource: 'fabrikam/00000000-0000-4000-8000-000000000000' },
      'not something Fabrikam offers',
      'Pick one from the list',
    ],
    ['nothing chosen', { resource: '' }, 'Nothing was chosen', 'Pick one from the list'],
    [
      'a duration beyond the policy',
      { duration: 'P60D' },
      '60 days is longer than the 30 days',
      'Choose 30 days or less',
    ],
    [
      'a negative duration',
      { duration: '-P1D' },
      'not a length of time',
      'Choose one from the list',
    ],
    [
      'a duration that is nonsense',
      { duration: 'until the cows come home' },
      'not a length of time',
      'Choose one from the list',
    ],
    [
      'an empty justification',
      { justification: '   ' },
      'The reason is missing',
      'Say in a sentence',
    ],
    [
      '10,000 characters',
      { justification: 'x'.repeat(10_000) },
      'The reason is 10,000 characters long',
      'Shorten it',
    ],
  ])('%s is told with a next step', async (_what, inputs, sentence, next) => {
    const answer = await sendForm(inputs);
    expect(answer).toContain(sentence);
    expect(answer).toContain(next);
  });

  test('an unknown role is told', async () => {
    const answer = await sendForm(
      { resource: 'fabrikam/62e90394-69f5-4237-9190-012177145e10' },
      REPORTS,
    );
    expect(answer).toContain('not something Fabrikam offers');
  });

  test('Global Administrator cannot even be chosen', async () => {
    const { dialog } = await openForm(drawbridge, 'nils', REPORTS);
    expect(JSON.stringify(dialog.card)).not.toMatch(/Global Administrator|62e90394/);
  });

  test('a tenant without the licence is told before anybody is asked', async () => {
    const answer = await sendForm(
      { resource: 'northwind/4a5d8f65-41da-4de4-8968-e035b65339cf' },
      REPORTS,
    );
    expect(answer).toContain('Northwind has no licence for Privileged Identity Management');
  });

  test('a tenant that cannot be read is told, and what was filled in stays', async () => {
    const form = await openForm(drawbridge, 'nils', FINANCE);
    await drawbridge.fault({ kind: 'error', status: 503, tenant: 'fabrikam' });
    const answer = await drawbridge.press('nils', form.dialog.id, 'Send request', form.inputs);
    await drawbridge.clearFaults();
    const said = JSON.stringify(answer.dialog?.card ?? {}) + (answer.notice ?? '');
    expect(said).toContain('Fabrikam cannot be read at the moment');
    expect(said).toContain('Try again in a few minutes');
  });

  test('a tenant that cannot be read is missing from the choices, and said so', async () => {
    await drawbridge.fault({
      kind: 'permission-withdrawn',
      tenant: 'northwind',
      permission: 'GroupMember.Read.All',
    });
    const { dialog } = await openForm(drawbridge, 'nils', FINANCE);
    await drawbridge.clearFaults();
    const card = JSON.stringify(dialog.card);
    expect(card).toContain('Not listed: Northwind cannot be read at the moment');
    expect(card).toContain('has no GroupMember.Read.All in Northwind: grant it there');
  });
});

describe('a request with hostile words', () => {
  const WORDS = '[click](https://evil.example) <at>everyone</at> **now** \u202Eevil';
  const DOLLAR = '$';

  test('shows them to the owner as they are, and as nothing else', async () => {
    await ask(drawbridge, 'nils', { ...FINANCE, justification: `${WORDS} ${DOLLAR}{headline}` });
    const card = await cardOf(drawbridge, 'ines');
    const shown = textOf(card);
    expect(shown).toContain('[click](https://evil.example) <at>everyone</at> **now** evil');
    expect(shown).toContain(`${DOLLAR}{headline}`);
    expect(JSON.stringify(card)).not.toContain('"mention"');
  });

  test('card data edited by hand decides nothing', async () => {
    const card = await cardOf(drawbridge, 'ines');
    const content = structuredClone(card.attachments[0]?.content) as Record<string, unknown>;
    expect(JSON.stringify(content)).toContain('planHash');
    for (const inputs of [
      { planHash: 'f'.repeat(64) },
      { requestId: '0000-0000' },
      { requestId: { $ne: null } },
      { requestId: "'; DROP TABLE request; --" },
    ]) {
      const answer = await drawbridge.press('ines', card.id, 'Approve', inputs);
      expect(answer.notice ?? '').toMatch(
        /Look at the card again|There is no request with that number/,
      );
    }
    expect(await readCard(drawbridge, 'ines')).toContain('Waiting for you');
  });

  test('somebody who is not an approver cannot decide, whatever card they press', async () => {
    const card = await cardOf(drawbridge, 'ines');
    const data = JSON.stringify(card.attachments);
    const requestId = /"requestId":"([^"]+)"/.exec(data)?.[1];
    const planHash = /"planHash":"([^"]+)"/.exec(data)?.[1];
    for (const who of ['sam', 'nils', 'lena']) {
      const { messages } = await drawbridge.say(who, 'my requests');
      const own = messages.at(-1)?.id ?? '';
      const answer = await drawbridge
        .press(who, own, 'Open', { requestId, planHash })
        .catch(() => undefined);
      expect(answer?.notice ?? 'There is no request with that number.').toMatch(
        who === 'nils' ? /./ : /There is no request with that number/,
      );
    }
    expect(await readCard(drawbridge, 'ines')).toContain('Waiting for you');
  });

  test('an old card pressed again is told how it stands', async () => {
    const card = await cardOf(drawbridge, 'ines');
    const { dialog } = await drawbridge.press('ines', card.id, 'Deny…');
    await drawbridge.press('ines', dialog?.id ?? '', 'Deny request', { reason: 'Not like this' });
    const again = await drawbridge.press('ines', card.id, 'Approve', {}, { stale: true });
    expect(again.notice).toContain('Ines Roth denied it.');
    expect(again.notice).toContain('Nothing was changed');
    expect(textOf(requestCardIn(await drawbridge.chat('ines')))).toContain('Denied');
  });

  test('a form that was sent twice is one request', async () => {
    const { dialog, inputs } = await openForm(drawbridge, 'nils', FINANCE);
    await Promise.all([
      drawbridge.press('nils', dialog.id, 'Send request', inputs),
      drawbridge.press('nils', dialog.id, 'Send request', inputs).catch(() => undefined),
    ]);
    const { messages } = await drawbridge.say('ines', 'approvals');
    expect(JSON.stringify(messages.at(-1)).match(/"title":"Open"/g)?.length).toBe(2);
  });

  test('nobody decides about their own request from another account', async () => {
    await ask(drawbridge, 'alex', FINANCE);
    const owner = await cardOf(drawbridge, 'alex-admin');
    expect(JSON.stringify(owner.attachments)).not.toContain('"title":"Approve"');
    const data = JSON.stringify((await cardOf(drawbridge, 'ines')).attachments);
    const requestId = /"requestId":"([^"]+)"/.exec(data)?.[1];
    const { messages } = await drawbridge.say('alex-admin', `status ${requestId}`);
    expect(textOf(messages.at(-1) ?? owner)).toContain('your own request under another account');
  });
});

describe('words', () => {
  test.each([
    ['status', 'The number of the request is missing'],
    ['status 12', 'That is not the number of a request'],
    ['status 0000-0000', 'There is no request with that number'],
    ['open the pod bay doors', 'I did not understand that'],
    ['x'.repeat(20_000), 'That is too long to be one question'],
  ])('%.40s is answered with a way forward', async (text, sentence) => {
    const { messages } = await drawbridge.say('sam', text);
    expect(textOf(messages.at(-1) as never)).toContain(sentence);
  });
});
