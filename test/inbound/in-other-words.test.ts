// What people type in words of their own: which command it means, and what is none of them.
import { describe, expect, test } from 'vitest';
import { inOtherWords } from '../../src/inbound/in-other-words.ts';
import { parseMessage } from '../../src/inbound/parse-message.ts';
import { ofOther, ofSample, type Row } from '../adapters/language/questions.ts';
import { ofAlike } from '../adapters/language/questions-alike.ts';
import { saidOfOther, saidOfSample } from '../adapters/language/questions-said.ts';

describe('where a request stands', () => {
  test.each([
    ['where does my request stand?', 'stand', ''],
    ['What is the status of my request', 'stand', ''],
    ["hi, what's the status of my request for Finance Closing please?", 'stand', 'Finance Closing'],
    ['status of my request', 'stand', ''],
    ['has my request been approved yet?', 'stand', ''],
    ['who has to approve my request?', 'stand', ''],
    ['who am I waiting for?', 'stand', ''],
    ['why is it taking so long', 'stand', ''],
    ['how long does my request still take?', 'stand', ''],
    ['what happened to my request?', 'stand', ''],
    ["where's my request?", 'stand', ''],
    ['my request status', 'stand', ''],
    ['who denied my request', 'denied', ''],
    ['is anyone looking at my request?', 'stand', ''],
    ['did Ines approve my request?', 'stand', ''],
    ['has Ines Roth not decided about my request for Closing yet?', 'stand', 'Closing'],
    ['which rule applies to my request?', 'stand', ''],
    ['what happens if nobody answers?', 'stand', ''],
    ['approve my own request', 'stand', ''],
    ['can you ask Ines to approve it', 'remind', ''],
    ['please tell Ines Roth to look at my request for Closing', 'remind', 'Closing'],
    ['hurry up please', 'remind', ''],
    ['wheres my request for Closing', 'stand', 'Closing'],
    ['i dont need the Reports Reader role any more', 'drop', 'the Reports Reader role'],
    ['when will I get access?', 'stand', ''],
    ['can you tell me where my request stands?', 'stand', ''],
    ['did you get my request?', 'stand', ''],
    ['I need to know who approves my request', 'stand', ''],
    ['remind them', 'remind', ''],
    ['remind Ines Roth about my request', 'remind', ''],
    ['cancel', 'withdraw', ''],
    ['how can I withdraw?', 'withdraw', ''],
    ['can you remind the owner about my request?', 'remind', ''],
    ['cancel my request', 'withdraw', ''],
    ['I want to withdraw my request for Finance Closing.', 'withdraw', 'Finance Closing'],
    ['how do I cancel my last request?', 'withdraw', ''],
  ])('%s', (text, wants, thing) => {
    expect(parseMessage(text)).toEqual({ intent: 'my-requests', asks: { wants, thing } });
  });
});

describe('how long access lasts, and its end', () => {
  test.each([
    ['when does my access end?', 'until', ''],
    ['When will my access to Finance Closing expire?', 'until', 'Finance Closing'],
    ['how long do I still have access', 'until', ''],
    ['do I still have access to Finance Closing?', 'until', 'Finance Closing'],
    ['what access do I have left?', 'until', ''],
    ['extend my access', 'extend', ''],
    ['can I renew?', 'extend', ''],
    ['who approved my access?', 'given', ''],
    ['who gave me access to Finance Closing?', 'given', 'Finance Closing'],
    ['id like to extend my access', 'extend', ''],
    ['can I extend my access to Finance Closing?', 'extend', 'Finance Closing'],
    ['please extend my access to Finance Closing for two more weeks', 'extend', 'Finance Closing'],
    ['tell me when my access ends', 'until', ''],
    ['can you please extend my access until Friday?', 'extend', ''],
    ['can I keep my access longer?', 'extend', ''],
    ['I need more time', 'extend', ''],
    ['I need access to Finance Closing for longer', 'extend', 'Finance Closing'],
    ['when will I lose my access to Finance Closing', 'until', 'Finance Closing'],
    ['give back', 'return', ''],
    ['remove me from Finance Closing', 'return', 'Finance Closing'],
    ['give back my access', 'return', ''],
    ['give it back', 'return', ''],
    ['give back everything', 'return', ''],
    ['please give everything back', 'return', ''],
    ['I want to return everything I have', 'return', ''],
    ['give back all my access', 'return', ''],
    ['give all of my access back', 'return', ''],
    ['end all my access', 'return', ''],
    ['give back all my roles', 'return', ''],
    ['give back all my access to Finance Closing', 'return', 'Finance Closing'],
    ['give back all my access except Finance Closing', 'return', ''],
    ['give back everything except Finance Closing', 'return', ''],
    [
      'end my access to Finance Closing but not the Reports Reader role',
      'return',
      'Finance Closing',
    ],
    ['remove my access to Finance Closing', 'return', 'Finance Closing'],
  ])('%s', (text, wants, thing) => {
    expect(parseMessage(text)).toEqual({ intent: 'my-access', asks: { wants, thing } });
  });

  test.each([
    ["I don't need it anymore", ''],
    ['I don’t need it any more.', ''],
    ['I no longer need Finance Closing', 'Finance Closing'],
    ["I don't need the access to Finance Closing any longer", 'the access to Finance Closing'],
  ])('%s: whichever of the two it is', (text, thing) => {
    expect(parseMessage(text)).toEqual({ intent: 'my-requests', asks: { wants: 'drop', thing } });
  });
});

describe('asking for access', () => {
  test.each([
    ['can I get access to Finance Closing?', 'access to Finance Closing'],
    [
      'could you please give me access to Finance Closing for 3 days',
      'access to Finance Closing for 3 days',
    ],
    ['please give me the Reports Reader role in Fabrikam', 'the Reports Reader role in Fabrikam'],
    ['please add me to Finance Closing', 'Finance Closing'],
    ["can I get into Fabrikam's Finance Closing?", 'Fabrikam Finance Closing'],
    ['how do I get access to Fabrikam?', 'access to Fabrikam'],
    ['need access to Finance Closing', 'access to Finance Closing'],
    ['may I join Finance Closing', 'Finance Closing'],
    ['what can I ask for?', ''],
    ['What can I request', ''],
    ['what can I ask for in Fabrikam?', 'Fabrikam'],
    ['which roles can I request?', ''],
  ])('%s', (text, wish) => {
    expect(parseMessage(text)).toEqual({ intent: 'request', wish });
  });

  test.each(['how long can I ask for at most?', 'what rules apply to me'])(
    '%s: what each form says',
    (text) => {
      expect(parseMessage(text)).toEqual({ intent: 'request', wish: '', asks: 'terms' });
    },
  );

  test('what a colleague has stays a question about the colleague', () => {
    expect(parseMessage('can I get the same access as Priya Nair?')).toEqual({
      intent: 'same-access',
      as: 'Priya Nair',
    });
  });
});

describe('deciding', () => {
  test.each([
    'what do I have to decide',
    'what must I approve today?',
    'anything for me?',
    'is there anything for me to approve?',
    'pending approvals',
    'show me my open approvals',
    'what waits for my decision',
    'what do I have to do?',
    'do I have any approvals?',
    'how many requests are waiting for me?',
    'how many requests do I have to decide',
    'how many requests need my approval?',
    'how many approvals do I have?',
    'how many decisions do I have to make',
  ])('%s: what waits', (text) => {
    expect(parseMessage(text)).toEqual({ intent: 'approvals' });
  });

  test.each(['approve', 'approve all', 'Approve it, please', "approve Alex's request", 'deny it'])(
    '%s: an order that typing does not carry out',
    (text) => {
      expect(parseMessage(text)).toEqual({ intent: 'approvals', order: true });
    },
  );

  test.each([
    ['approve 7K3F-9QX2', '7K3F-9QX2'],
    ['withdraw my request 7k3f9qx2', '7K3F-9QX2'],
    ['revoke 7K3F-9QX2', '7K3F-9QX2'],
  ])('%s: its card', (text, id) => {
    expect(parseMessage(text)).toMatchObject({ intent: 'status', id });
  });

  test.each([
    ['what did I approve last month', 'history what did I approve last month'],
    ['what have I approved?', 'history what have I approved'],
    [
      'show everything that was approved in Fabrikam last week',
      'history everything that was approved in Fabrikam last week',
    ],
    ['what was approved in Fabrikam', 'history what was approved in Fabrikam'],
    [
      'what was denied by Ines Roth since Monday?',
      'history what was denied by Ines Roth since Monday',
    ],
    ['how many requests are pending in Fabrikam?', 'history pending in Fabrikam'],
    ['show me the open requests in Fabrikam', 'history open in Fabrikam'],
    ['how many open requests in Fabrikam are there?', 'history open in Fabrikam'],
    ['which pending requests in Fabrikam do we have at the moment', 'history pending in Fabrikam'],
    ['what did Ines approve last month', 'history approved by Ines last month'],
    ['what did Lena Fischer ask for in Fabrikam', 'history of Lena Fischer in Fabrikam'],
    ['show everything that Ines Roth denied', 'history denied by Ines Roth'],
    ['list denied requests in Fabrikam', 'history denied requests in Fabrikam'],
    ['what happened to the request of Alex', 'history of Alex'],
    ['show my decisions', 'history decided by me'],
    ['my recent decisions in Fabrikam', 'history decided by me in Fabrikam'],
    ["who approved Nils Berg's access?", 'history of Nils Berg'],
    ["who denied Alex's request last week", 'history of Alex last week'],
  ])('%s: looked up', (text, words) => {
    expect(parseMessage(text)).toEqual({ intent: 'history-of', text: words });
  });
});

describe('what is none of it', () => {
  test.each([
    'who can get access to Fabrikam?',
    'can guests get into Fabrikam?',
    'can Lena get access to Finance Closing?',
    'which tenants have standing Global Administrators?',
    'what changed since Monday',
    'what was changed in Fabrikam last week',
    'which applications were approved in Fabrikam',
    'who approved the consent in Fabrikam?',
    'when does the secret of the Payroll Portal expire?',
    'how long do guests keep access in Fabrikam?',
    'give me a list of the guests in Fabrikam',
    'give me access reviews in Fabrikam',
    'can I get a report of all roles?',
    'can I get a list of who has access in Fabrikam?',
    'add me to the weekly digest',
    'how do I get rid of stale guests?',
    'why is it not in order?',
    'accept all risks',
    'approve the consent of Payroll Portal',
    'what do I hold?',
    'does Fabrikam trust my MFA?',
    'remove access of Lena to Finance Closing',
    'withdraw consent for the Payroll Portal',
    'is Sam on holiday?',
    'who is away this week?',
    'who decides for Ines while she is away?',
    'when is Sam back?',
    'who approved what in Fabrikam last week',
    'what did nobody approve?',
    'what did the policy of Fabrikam allow?',
    'what did Ines change in Fabrikam?',
    'all applications approved last week',
    'when does it expire?',
    'access to Finance Closing',
    'remove me from the weekly digest',
    'what is pending?',
    'guests who are away',
  ])('%s', (text) => {
    expect(parseMessage(text).intent).toBe('unknown');
  });

  /** Questions and refusals, but no wishes: those mean access, however they are said. */
  const asked = [...ofSample, ...ofOther, ...saidOfSample, ...saidOfOther, ...ofAlike].filter(
    ([, meant]: Row) => meant !== undefined && !('wish' in meant),
  );

  test('every question that is known about tenants stays one', () => {
    const stolen = asked
      .map(([text]) => text.replace(/^> */, ''))
      .filter((text) => {
        const { intent } = parseMessage(text);
        return inOtherWords(text) !== undefined || intent === 'away' || intent === 'brake';
      });
    expect(stolen).toEqual([]);
    expect(asked.length).toBeGreaterThan(700);
  });
});

test('a long sentence is read quickly', () => {
  const started = performance.now();
  for (const begin of ['cancel my request for ', 'can I get ', 'I am on holiday ', 'stop all ']) {
    parseMessage(`${begin}${'until the access to '.repeat(10)}`);
    parseMessage(`${begin}${'a '.repeat(2_000)}`);
    parseMessage(`${begin}${' '.repeat(3_900)}x`);
  }
  expect(performance.now() - started).toBeLessThan(1_000);
});

describe('what decides nothing by itself', () => {
  test.each([
    ['why am I asked?', {}],
    ['who else was asked?', {}],
    ["what happens if I don't answer?", {}],
    ['which requests have I not decided yet?', {}],
    ['shorten it to 3 days', { order: true }],
    ['pass this on to Omar', { order: true }],
    ['ask Nils why he needs it', { order: true }],
  ])('%s: lists what waits', (text, more) => {
    expect(parseMessage(text)).toEqual({ intent: 'approvals', ...more });
  });

  test.each([
    ['accept the change', 'estate'],
    ["don't accept the estate change", 'estate'],
    ['what changed in the estate?', 'estate'],
    ['which policy version is in force?', 'estate'],
    ['delete my data', 'held'],
    ['please delete what you hold about me', 'held'],
  ])('%s: shows %s', (text, intent) => {
    expect(parseMessage(text)).toEqual({ intent });
  });

  test.each([
    ['evidence pack for fabrikam', 'history in fabrikam'],
    ['make an evidence pack for last quarter', 'history in last quarter'],
    ['who approved requests in Fabrikam?', 'history approved in Fabrikam'],
    ['who decided about requests in Fabrikam last week', 'history in Fabrikam last week'],
  ])('%s: is looked up', (text, words) => {
    expect(parseMessage(text)).toEqual({ intent: 'history-of', text: words });
  });

  test.each([
    'who from outside is not in my tenant because of me?',
    "which guests aren't there because of me",
    'who is in my tenant except because of me',
  ])('%s: is another question', (text) => {
    expect(parseMessage(text).intent).not.toBe('because-of-me');
  });

  test('for how long something can be had', () => {
    expect(parseMessage('how long can I have Finance Closing?')).toEqual({
      intent: 'request',
      wish: 'Finance Closing',
      asks: 'terms',
    });
  });
});
