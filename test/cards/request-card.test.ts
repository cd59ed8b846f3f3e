// The card of a request through its states, for both sides, with hostile names and words.
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { requestCard, requestSummary } from '../../src/cards/request-card.ts';
import { standing } from '../../src/cards/standing.ts';
import { escaped, plain } from '../../src/cards/text.ts';
import { readerFrom, sayDistance, sayMoment } from '../../src/cards/times.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR, MINUTE } from '../../src/shared/duration.ts';
import { NOW, pending } from '../fakes/access.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, HOME, OWNER } from '../fakes/estate.ts';
import { lintCard, textsOf, walk } from './lint.ts';

const reader = readerFrom('en-GB', 'Europe/Berlin');
const draw = (
  request: AccessRequest,
  audience: 'requestor' | 'approver' = 'approver',
  viewer = audience === 'approver' ? OWNER : EMPLOYEE,
) => requestCard({ request, viewer, audience, tenant: 'Away', reader, now: NOW });

/** What stands open on the card; the menu behind holds the rest. */
const titles = (card: ReturnType<typeof draw>, menu = false): string[] => {
  const found: string[] = [];
  walk(card, (element) => {
    if ((element.mode === 'secondary') !== menu) return;
    if (element.verb === 'approve-less') return;
    if (/^Action\.(Execute|Submit|OpenUrl)$/.test(String(element.type)) || menu) {
      found.push(String(element.title));
    }
  });
  return found;
};
const words = (card: ReturnType<typeof draw>) => {
  const { markdown, plain: runs } = textsOf(card);
  return [...markdown, ...runs].join('\n');
};

const approved: AccessRequest = {
  ...pending(),
  state: 'active',
  decision: { verdict: 'approved', by: OWNER, at: NOW, planHash: pending().plan.hash },
  activeSince: NOW + MINUTE,
  expiresAt: NOW + 7 * DAY,
};

describe('under a brake', () => {
  const names = { ...pending().personal?.names, [accountKey(OWNER)]: 'O. Wner' };
  const personal = pending().personal;
  const held = (tenantId?: string): AccessRequest => ({
    ...pending(),
    personal: personal && { ...personal, names },
    braked: { id: '7K3F-9QX3', by: OWNER, since: NOW, ...(tenantId && { tenantId }) },
  });

  test('a card says by whom and since when it is paused, and only a no can be pressed', () => {
    const card = draw(held(pending().plan.resource.tenantId));
    const text = words(card);
    expect(text).toContain('Paused');
    expect(text).toContain('Drawbridge was paused in Away by O. Wner, Fri 20 Nov 2026, 11:42.');
    expect(titles(card)).toEqual(['Deny…']);
    expect(lintCard(card)).toEqual([]);
    expect(titles(draw(held(), 'requestor'))).toEqual(['Withdraw']);
    expect(words(draw(held(), 'requestor'))).toContain('Drawbridge was locked down by O. Wner');
  });

  test('what is in place or over says nothing of it', () => {
    const { braked } = held();
    if (!braked) throw new Error('It is held.');
    const text = words(draw({ ...approved, braked }));
    expect(text).not.toContain('locked down');
    expect(text).toContain('Active');
  });
});

test('an approval in a tenant that is observed says that nothing was changed', () => {
  const { activeSince: _, expiresAt: __, ...rest } = approved;
  const card = draw({ ...rest, state: 'observed', closedAt: NOW });
  const text = words(card);
  for (const part of [
    'Would have been done',
    'What would have changed in Away',
    'nothing was written',
  ]) {
    expect(text).toContain(part);
  }
  expect(titles(card)).toEqual([]);
});

describe('request card', () => {
  test('an approver sees the exact change, who, until when, why them, and what silence means', () => {
    const text = words(draw(pending()));
    for (const part of [
      'Guest access to Closing for Em Ployee',
      'Waiting for you',
      'Em Ployee (em@home.example, at home in Home)',
      'Away',
      '7 days, counted from the approval',
      '“Closing the quarter”',
      'No account',
      'Guest account for em@home.example',
      '1 member, with Em Ployee',
      'You are an owner of Away',
      'it lapses Sat 21 Nov 2026, 11:42',
      '7K3F-9QX2 · rule everything',
    ]) {
      expect(text).toContain(part);
    }
    expect(titles(draw(pending()))).toEqual(['Approve', 'Deny…']);
    expect(titles(draw(pending()), true)).toEqual(['For less…', 'Ask…', 'Comment…', 'Hand over…']);
  });

  test('an owner who asks for themselves sees the request and has no buttons', () => {
    const card = draw(pending(), 'approver', EMPLOYEE_ADMIN);
    expect(titles(card)).toEqual([]);
    expect(words(card)).toContain('your own request under another account');
    const same = draw({ ...pending(), requestor: EMPLOYEE_ADMIN }, 'approver', EMPLOYEE_ADMIN);
    expect(words(same)).toContain('This is your own request, so another owner decides.');
  });

  test('an owner of several tenants that have to agree reads all for which their yes may count', () => {
    const [first] = pending().approvers;
    if (!first) throw new Error('Nobody decides.');
    const [away, home] = [AWAY, HOME];
    const request: AccessRequest = {
      ...pending(),
      sides: [
        { id: away, name: 'Away' },
        { id: home, name: 'Home' },
      ],
      approvers: [
        {
          ...first,
          sides: [away, home],
          why: { [away]: { as: 'tenant-owner' }, [home]: { as: 'tenant-owner' } },
        },
      ],
    };
    expect(words(draw(request))).toContain('You are an owner of Away and Home and decide');
    const agreed = [{ side: away, by: EMPLOYEE_ADMIN, at: NOW, planHash: pending().plan.hash }];
    expect(words(draw({ ...request, agreed }))).toContain('You are an owner of Home and decide');
  });

  test('somebody whose account was disabled is not named among those who decide', () => {
    const other = { ...OWNER, objectId: 'd0000000-0000-4000-8000-000000000042' };
    const [first] = pending().approvers;
    if (!first) throw new Error('Nobody decides.');
    const personal = pending().personal;
    const request: AccessRequest = {
      ...pending(),
      approvers: [...pending().approvers, { ...first, account: other, conflicted: false }],
      personal: personal && {
        ...personal,
        names: { ...personal.names, [accountKey(other)]: 'Olga Other' },
      },
    };
    for (const who of ['requestor', 'approver'] as const) {
      expect(words(draw(request, who))).toContain('Olga Other');
      expect(words(draw({ ...request, left: [accountKey(other)] }, who))).not.toContain('Olga');
    }
  });

  test('whoever asked sees that a decider waits for their answer, and deciders that it waits for them', () => {
    const question = { id: 'q-1', formId: 'f-1', by: OWNER, at: NOW, kind: 'question' } as const;
    const request: AccessRequest = { ...pending(), remarks: [question] };
    expect(words(draw(request, 'requestor'))).toContain('Waiting for your answer');
    expect(words(draw(request))).toContain('Waiting for you\n');
    const answer = {
      id: 'a-1',
      formId: 'f-2',
      by: EMPLOYEE,
      at: NOW,
      kind: 'answer',
      to: 'q-1',
    } as const;
    const answered = draw({ ...request, remarks: [question, answer] }, 'requestor');
    expect(words(answered)).toContain('Waiting for a decision');
  });

  test('what somebody looks up says of when it is, until it is over', () => {
    const foot = (request: AccessRequest, asLooked: boolean) =>
      words(
        requestCard({
          request,
          viewer: OWNER,
          audience: 'approver',
          tenant: 'Away',
          reader,
          now: NOW,
          asLooked,
        }),
      );
    expect(foot(pending(), true)).toContain(' · as of Fri 20 Nov 2026, 11:42');
    expect(foot(pending(), false)).not.toContain('as of');
    expect(foot({ ...approved, state: 'ended', closedAt: NOW }, true)).not.toContain('as of');
  });

  test('the requestor sees who decides and may withdraw', () => {
    const card = draw(pending(), 'requestor');
    expect(words(card)).toContain('O. Wner for Away');
    expect(titles(card)).toEqual(['Withdraw', 'Remind them']);
  });

  test.each([
    ['denied', 'Denied'],
    ['withdrawn', 'Withdrawn'],
    ['lapsed', 'Lapsed'],
    ['ended', 'Ended'],
    ['failed', 'Not granted'],
  ] as const)('%s is final: the story stays, the buttons go', (state, word) => {
    const request: AccessRequest = {
      ...approved,
      state,
      closedAt: NOW + DAY,
      ...(state === 'ended' && {
        ending: { why: 'expired', since: NOW + DAY },
        provenAt: NOW + DAY + 4_000,
      }),
    };
    for (const audience of ['requestor', 'approver'] as const) {
      const card = draw(request, audience);
      expect(titles(card)).toEqual([]);
      expect(words(card)).toContain(word);
      expect(words(card)).toContain('1 member, with Em Ployee');
    }
  });

  test('an ended access says when it was read back as gone, and what may outlive it', () => {
    const text = words(
      draw({
        ...approved,
        state: 'ended',
        redeemedAt: NOW + HOUR,
        closedAt: NOW + DAY,
        ending: { why: 'revoked', since: NOW + DAY, by: OWNER },
        provenAt: NOW + DAY + 4_000,
      }),
    );
    expect(text).toContain('Approved by O. Wner, Fri 20 Nov 2026, 11:42');
    expect(text).toContain('Revoked by O. Wner, Sat 21 Nov 2026, 11:42');
    expect(text).toContain('Read back as gone, 11:42:04');
    expect(text).toContain('Tokens issued before can last up to an hour');
  });

  test('a partner’s half is theirs to do and an owner’s to pass on: nobody outside is written to', () => {
    const { personal } = approved;
    const handOver = { partner: 'Adatum', contact: 'it@adatum.example', lines: ['PATCH /x'] };
    const setting: AccessRequest = {
      ...approved,
      lifecycle: 'relationship-setting',
      personal: personal && { ...personal, words: { ...personal.words, handOver } },
    };
    const asked = words(draw({ ...setting, state: 'pending' }));
    expect(asked).toContain('Adatum has to do their half; whoever approves gets the steps');
    const owner = words(draw({ ...setting, state: 'with-partner' }));
    expect(owner).toContain('PATCH /x');
    expect(owner).toContain('Send it@adatum.example these steps');
    const requestor = words(draw({ ...setting, state: 'with-partner' }, 'requestor'));
    expect(requestor).toContain('Adatum');
    expect(requestor).not.toContain('PATCH /x');
  });

  const ended = (why: 'revoked' | 'returned', more: Partial<AccessRequest>): AccessRequest => ({
    ...approved,
    state: 'ended',
    closedAt: NOW + DAY,
    ending: { why, since: NOW + DAY, by: OWNER },
    provenAt: NOW + DAY + 4_000,
    steps: approved.steps.map((step) => ({ ...step, state: 'undone' })),
    ...more,
  });

  test('what somebody ended for others was not given back, and a setting was not revoked', () => {
    const team = words(draw(ended('returned', { people: [EMPLOYEE] })));
    expect(team).toContain('Ended by O. Wner, Sat 21 Nov 2026, 11:42');
    expect(standing(ended('returned', { people: [EMPLOYEE] }))).toBe(
      'The access was ended and was read back as gone.',
    );
    const setting = words(draw(ended('revoked', { lifecycle: 'relationship-setting' })));
    expect(setting).toContain('Ended by O. Wner, Sat 21 Nov 2026, 11:42');
  });

  test('an invitation that nobody accepted leaves no tokens behind', () => {
    const plan = { ...approved.plan, waitsFor: 'redemption' as const };
    const text = words(draw(ended('revoked', { plan })));
    expect(text).toContain('the invitation was not accepted');
    expect(text).not.toContain('Tokens');
    expect(words(draw(ended('revoked', { plan, redeemedAt: NOW })))).toContain('Tokens');
  });

  test('what stays, and why, is said once', () => {
    const kept = { state: 'kept', kept: 'It stays closed' } as const;
    const steps = approved.steps.map((step) => ({ ...step, ...kept }));
    expect(steps.length).toBeGreaterThan(1);
    const text = words(draw(ended('revoked', { steps })));
    expect(text.split('It stays closed')).toHaveLength(2);
  });

  test('a guest who has not accepted is waiting, not active, and gets the link', () => {
    const waiting: AccessRequest = {
      ...approved,
      state: 'waiting',
      personal: approved.personal && {
        ...approved.personal,
        redeemLink: 'https://login.example/redeem?x',
      },
    };
    const card = draw(waiting, 'requestor');
    expect(words(card)).toContain('Waiting for acceptance');
    expect(words(card)).not.toContain('Active');
    expect(titles(card)).toEqual(['Accept the invitation', 'I have accepted', 'Give back']);
    expect(JSON.stringify(draw(waiting, 'approver'))).not.toContain('redeem?x');
  });

  test('trouble is told with the next try', () => {
    const { personal } = approved;
    const card = draw({
      ...approved,
      state: 'ending',
      ending: { why: 'expired', since: NOW },
      personal: personal && { ...personal, trouble: 'Away does not answer' },
      trouble: { code: 'no-answer', since: NOW, nextTry: NOW + HOUR },
    });
    expect(words(card)).toContain(
      'This could not be taken back yet: Away does not answer. It is tried again Fri 20 Nov 2026, 12:42.',
    );
    // Nobody draws the card anew at each try.
    const often = draw({
      ...approved,
      state: 'ending',
      ending: { why: 'expired', since: NOW },
      personal: personal && { ...personal, trouble: 'Away does not answer' },
      trouble: { code: 'no-answer', since: NOW, nextTry: NOW + 9 * MINUTE, often: true },
    });
    expect(words(often)).toContain('Away does not answer. It is tried again every few minutes.');
  });

  test('erased names leave a card that still stands', () => {
    const card = draw({ ...approved, personal: null });
    expect(words(card)).toContain('[erased]');
    expect(words(card)).toContain('names and words of this request are erased');
    // What a change is called in the code is nothing to read.
    for (const { change } of pending().plan.steps) expect(words(card)).not.toContain(change.type);
    expect(words(card)).not.toContain('Ployee');
    expect(lintCard(card)).toEqual([]);
  });

  test('a notification says what is wanted', () => {
    const input = { request: pending(), viewer: OWNER, tenant: 'Away', reader, now: NOW };
    expect(requestSummary({ ...input, audience: 'approver' })).toBe(
      'Your decision is wanted: Guest access to Closing for Em Ployee in Away',
    );
    const own = { ...input, viewer: EMPLOYEE_ADMIN, audience: 'approver' } as const;
    expect(requestSummary(own)).not.toContain('wanted');
  });
});

const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
/** Kept apart from its brace, so that nobody takes the words for a template. */
const DOLLAR = '$';
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '[click](https://evil.example)',
    '](https://evil.example) <at>everyone</at>',
    '**bold** _it_ `code` ~~gone~~',
    '# Heading\n- item\n1. item',
    '<b>html</b><script>alert(1)</script>',
    `${DOLLAR}{headline} {{DATE(2017-02-14T06:00:00Z, SHORT)}}`,
    '\u202Eevil\u202C \u200B\u2066x\u2069',
    'x'.repeat(5_000),
    '![img](https://evil.example/x.png)',
    '&lt;b&gt;',
  ),
);

describe('hostile words', () => {
  test('are never cut through the middle of a character', () => {
    for (let longest = 2; longest < 12; longest += 1) {
      expect(plain('👍👍👍👍👍👍👍👍', longest).isWellFormed()).toBe(true);
    }
    expect(plain('a\uD83D').isWellFormed()).toBe(true);
  });

  test('never become markup, a link, a mention or a date, and never break the card', () => {
    fc.assert(
      fc.property(hostile, hostile, (name, text) => {
        const base = pending();
        const { personal } = base;
        if (!personal) throw new Error('no personal part');
        const request: AccessRequest = {
          ...base,
          personal: {
            ...personal,
            justification: text,
            names: { ...personal.names, [accountKey(EMPLOYEE)]: name },
            words: { ...personal.words, title: `Guest access to ${name}`, resource: name },
          },
        };
        const card = draw(request);
        expect(lintCard(card)).toEqual([]);
        const texts = textsOf(card);
        for (const block of texts.markdown) {
          const html = markdown.renderInline(block);
          expect(html).not.toMatch(/<(a|em|strong|code|s|img|b|script|at|h\d)\b/);
        }
        for (const shown of [...texts.markdown, ...texts.plain]) {
          expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B-\u200F]/);
          expect(shown).not.toContain('{{');
        }
      }),
      { numRuns: 200 },
    );
  });

  test('escaping is exact: what is shown is what was written', () => {
    const shown = (text: string) =>
      markdown
        .renderInline(escaped(text))
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
    for (const text of ['SG_Finance_Closing', 'a*b*c', '[x](y)', '<at>', '1 # 2', 'a|b', 'x!']) {
      expect(shown(text)).toBe(text);
    }
    expect(plain('a\u200Bb')).toBe('ab');
  });
});

describe('times', () => {
  test('a moment is told in the reader’s zone', () => {
    expect(sayMoment(NOW, readerFrom('en-GB', 'America/New_York'))).toBe('Fri 20 Nov 2026, 05:42');
    expect(sayMoment(NOW, readerFrom(null, null))).toBe('Fri 20 Nov 2026, 10:42');
  });

  test('a zone or locale that cannot be used falls back to UTC and English', () => {
    expect(sayMoment(NOW, readerFrom('xx-!!', 'Mars/Olympus'))).toBe('Fri 20 Nov 2026, 10:42');
    expect(readerFrom('de-DE', 'Europe/Berlin').locale).toBe('en-GB');
  });

  test('a distance is rounded as people say it', () => {
    expect(sayDistance(NOW + 14 * DAY - 1_000, NOW)).toBe('in 14 days');
    expect(sayDistance(NOW - 2 * HOUR, NOW)).toBe('2 hours ago');
    expect(sayDistance(NOW + 10, NOW)).toBe('now');
  });
});
