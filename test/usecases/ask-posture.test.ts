// Who may ask about which tenants: decided before anything of them is read, and a refusal that gives nothing away.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createUnderstanding } from '../../src/adapters/language/create-understanding.ts';
import type { AuditDraft } from '../../src/domain/access/decision.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import type { Account, Fact, FactQuery } from '../../src/domain/facts.ts';
import { checks } from '../../src/domain/posture/checks/index.ts';
import { createJudgements } from '../../src/domain/posture/judgements.ts';
import type { Asked, Question } from '../../src/domain/posture/question.ts';
import type { TenantFacts } from '../../src/domain/posture/reading.ts';
import { askedInChannel } from '../../src/inbound/ask-in-channel.ts';
import type { InboundDeps } from '../../src/inbound/deps.ts';
import type { Actor } from '../../src/inbound/types.ts';
import type { AccountRef } from '../../src/shared/account.ts';
import { answerInChannel, countsOf } from '../../src/usecases/answer-in-channel.ts';
import { answerQuestion } from '../../src/usecases/answer-question.ts';
import { type AskDeps, askPosture } from '../../src/usecases/ask-posture.ts';
import { everyQuestion } from '../domain/posture/answers/questions.ts';
import {
  DARK,
  factsOf,
  guest,
  NOW,
  PRIME,
  SECOND,
  small,
  standard,
  trusting,
} from '../domain/posture/answers/small.ts';
import { account } from '../fakes/directory.ts';

const ref = (n: number, tenantId = PRIME): AccountRef => ({
  tenantId,
  objectId: `80000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
});
const READER = ref(1);
const PARTLY = ref(2);
const OWNER = ref(3);
const IN_GROUP = ref(4);
const STRANGER = ref(5);
const DISABLED = ref(6);
const GUEST = ref(7, SECOND);
const GROUP = { tenantId: PRIME, groupId: '90000000-0000-4000-8000-000000000001' };

const estate: Estate = {
  ...small,
  tenants: small.tenants.map((tenant) =>
    tenant.id === SECOND ? { ...tenant, owners: [{ person: 'owner', account: OWNER }] } : tenant,
  ),
  people: [
    { name: 'reader', displayName: 'Reader', accounts: [READER] },
    { name: 'partly', displayName: 'Partly', accounts: [PARTLY] },
    { name: 'gone', displayName: 'Gone', accounts: [DISABLED] },
  ],
  posture: {
    readers: [
      { person: 'reader', tenants: 'all' },
      { person: 'gone', tenants: 'all' },
      { person: 'partly', tenants: [SECOND] },
      { group: GROUP, tenants: [PRIME, SECOND] },
    ],
  },
};

interface Given {
  readonly facts?: readonly TenantFacts[];
  /** Reading a tenant is an error that nobody catches. */
  readonly blind?: true;
  /** The group cannot be looked up. */
  readonly deaf?: true;
}

function deps({ facts = [], blind, deaf }: Given = {}) {
  const notes: AuditDraft[] = [];
  const asked = new Map<string, Asked>();
  const reads: FactQuery[] = [];
  const answer = (query: FactQuery): Fact<unknown> => {
    reads.push(query);
    if (query.fact === 'membership') {
      return deaf
        ? { known: false, reason: { tenantId: PRIME, code: 'timeout', sentence: 'no answer' } }
        : { known: true, value: query.objectId === IN_GROUP.objectId, asOf: NOW };
    }
    const value: Account | null =
      query.fact === 'account'
        ? account(query.account, {
            enabled: query.account.objectId !== DISABLED.objectId,
            ...(query.account.objectId === GUEST.objectId && { userType: 'guest' }),
          })
        : null;
    return { known: true, value, asOf: NOW };
  };
  const nobody = async (): Promise<never> => {
    throw new Error('A tenant was read.');
  };
  const all: AskDeps = {
    estate,
    checks,
    ownApplications: [],
    judgements: createJudgements(),
    clock: { now: () => NOW },
    facts: { read: async (queries) => queries.map(answer) },
    store: {
      guestLinks: async () => [],
      openMentioning: async () => [],
      note: async (_, draft) => void notes.push(draft),
    },
    postureStore: blind
      ? { latest: nobody, asOf: nobody, keep: nobody }
      : {
          latest: async (ids) =>
            new Map(
              facts
                .filter(({ tenantId }) => ids.includes(tenantId))
                .map((one) => [one.tenantId, one]),
            ),
          asOf: async (tenantId) => ({ tenantId, readings: {} }),
          keep: async () => {},
        },
    surveyor: {
      survey: blind ? nobody : async (tenantId) => ({ tenantId, readings: {} }),
    },
    freshWithin: () => new AbortController().signal,
    asked: {
      last: async (key) => asked.get(key),
      remember: async (key, _, one) => void asked.set(key, one),
    },
    understanding: createUnderstanding({ vocabulary: checks }),
  };
  return { deps: all, notes, reads };
}

const asker = (who: AccountRef) => ({ account: who, timeZone: null, moment: String });
const guests = (...tenants: string[]): Question => ({ ask: 'list', of: 'guests', tenants });

describe('who may ask', () => {
  test.each<[string, AccountRef, string, boolean]>([
    ['a reader of all', READER, DARK, true],
    ['a reader of one, about it', PARTLY, SECOND, true],
    ['a reader of one, about another', PARTLY, PRIME, false],
    ['an owner, about their own', OWNER, SECOND, true],
    ['an owner, about another', OWNER, PRIME, false],
    ['somebody in a reader group', IN_GROUP, PRIME, true],
    ['somebody in a reader group, about another', IN_GROUP, DARK, false],
    ['a stranger', STRANGER, PRIME, false],
    ['a guest', GUEST, SECOND, false],
    ['a reader whose account is disabled', DISABLED, PRIME, false],
  ])('%s', async (_, who, tenantId, may) => {
    const found = await answerQuestion(deps().deps, asker(who), guests(tenantId));
    expect(found.is).toBe(may ? 'answer' : 'refused');
  });

  test('some that may be read beside one that may not are not told either', async () => {
    const found = await answerQuestion(deps().deps, asker(PARTLY), guests(SECOND, PRIME));
    expect(found.is).toBe('refused');
  });

  test('"all" is what they may read, and the answer says which that is', async () => {
    const facts = [factsOf(PRIME, { users: [guest(1)] }), factsOf(SECOND, { users: [guest(2)] })];
    const found = await answerQuestion(deps({ facts }).deps, asker(PARTLY), {
      ask: 'list',
      of: 'guests',
      tenants: 'all',
    });
    if (found.is !== 'answer') throw new Error(found.is);
    expect(found.answer.rows?.map(({ text }) => text)).toEqual(['Guest 2']);
    expect(found.answer.notes?.join(' ')).toContain('about Second');
    expect(JSON.stringify(found.answer)).not.toContain('Guest 1');
  });

  test('a group that cannot be looked up is said, whatever was asked', async () => {
    const codes = await Promise.all(
      [PRIME, DARK].map(async (id) => {
        const found = await answerQuestion(deps({ deaf: true }).deps, asker(STRANGER), guests(id));
        return found.is === 'refused' ? found.refusal.code : found.is;
      }),
    );
    expect(codes).toEqual(['posture-unchecked', 'posture-unchecked']);
  });

  test('guidance is for everybody', async () => {
    const found = await answerQuestion(deps({ blind: true }).deps, asker(STRANGER), {
      ask: 'guidance',
      topic: 'XTA-08',
    });
    expect(found.is).toBe('answer');
  });

  test('one’s own access is for everybody, and nobody else’s', async () => {
    const { deps: given } = deps();
    const mine = await answerQuestion(given, asker(STRANGER), {
      ask: 'person',
      who: 'me',
      tenants: 'all',
    });
    expect(mine.is).toBe('answer');
    const theirs = await answerQuestion(
      given,
      asker(STRANGER),
      { ask: 'person', who: 'Reader', tenants: 'all' },
      { purpose: 'curious' },
    );
    expect(theirs.is).toBe('refused');
  });
});

const named = {
  id: '10000000-0000-4000-8000-0000000000ff',
  name: 'zyxomma',
  displayName: 'Zyxomma',
  domains: ['zyxomma.example'],
  owners: [],
};

describe('a refusal gives nothing away', () => {
  const isMine = (question: Question) =>
    question.ask === 'guidance' || (question.ask === 'person' && question.who === 'me');

  test('no tenant is read for somebody who may not ask, whatever the question', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...everyQuestion.filter((question) => !isMine(question))),
        fc.constantFrom(STRANGER, GUEST, DISABLED),
        async (question, who) => {
          const { deps: given, reads, notes } = deps({ blind: true });
          const found = await answerQuestion(given, asker(who), question, { purpose: 'a reason' });
          expect(found.is).toBe('refused');
          expect(reads.every(({ fact }) => fact === 'account' || fact === 'membership')).toBe(true);
          expect(notes.map(({ verb }) => verb)).toEqual(['posture-refused']);
        },
      ),
      { numRuns: 60 },
    );
  });

  const forms = [
    (name: string) => `how many guests does ${name} have?`,
    (name: string) => `does ${name} trust MFA of Second?`,
    (name: string) => `who from outside is in ${name}?`,
    (name: string) => `what should we fix first in ${name}?`,
    (name: string) => `what do I hold in ${name}?`,
  ];

  test.each([
    ['a stranger', STRANGER],
    ['a reader of another tenant', PARTLY],
  ])('to %s it is the same whether the tenant exists', async (_, who) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...forms), async (form) => {
        const outcomes = [];
        for (const name of ['Prime', 'Dark', 'Zyxomma']) {
          const { deps: given, reads } = deps();
          const outcome = await askPosture(given, asker(who), form(name));
          const refusal =
            outcome?.is === 'answer'
              ? [outcome.words, outcome.answer]
              : outcome && 'refusal' in outcome && outcome.refusal;
          outcomes.push({ refusal, reads: reads.filter(({ fact }) => fact === 'membership') });
        }
        expect(outcomes[1]).toEqual(outcomes[0]);
        expect(outcomes[2]).toEqual(outcomes[0]);
      }),
      { numRuns: 10 },
    );
  });

  test.each([
    '{}',
    '{}?',
    'is {} closed to us?',
    'guests not from {}',
    'guests except those from {}',
    'all tenants except {}: how many guests',
    'do Prime and {} trust Second?',
    'can everyone from {} get in to Prime?',
    'how many guests will {} have tomorrow?',
    'how are things in {} and what is the weather',
    'is mail flow of {} fine',
    'compare {}',
    'does {} trust {}?',
    'why does MFA matter in {}?',
    'trust {}',
  ])('to a stranger “%s” is the same whether the tenant exists', async (form) => {
    const text = form.replaceAll('{}', 'Zyxomma');
    const told = async (tenants: Estate['tenants']) => {
      const given = { ...deps().deps, estate: { ...estate, tenants } };
      const outcome = await askPosture(given, asker(STRANGER), text);
      return outcome?.is === 'refused' || outcome?.is === 'unanswerable'
        ? outcome.refusal
        : outcome;
    };
    const without = estate.tenants;
    for (const kind of ['secondary', 'isolated', 'external'] as const) {
      const zyxomma = { ...without[1], ...named, kind } as Estate['tenants'][number];
      expect(await told([...without, zyxomma])).toEqual(await told(without));
    }
  });

  test.each([
    '{}',
    'is {} closed to Second?',
    'does Second trust {}?',
    'guests from {} in Second',
    'guests except those from {}',
    'who from {} is in Second, and because of whom?',
    'all tenants except {}: how many guests',
    'how many guests do Second and {} have?',
    'compare Second and {}',
    'does {} not trust Second?',
    'what would break if we removed {} from Second?',
    'is mail flow of {} fine',
    'trust {}',
    'turn on MFA trust for {} in Second',
  ])('to a reader of one tenant “%s” is the same whether another exists', async (form) => {
    const text = form.replaceAll('{}', 'Zyxomma');
    const facts = [
      factsOf(SECOND, {
        users: [guest(2)],
        crossTenantPartners: [],
        crossTenantDefault: standard(),
        partnerNames: [],
      }),
    ];
    const told = async (tenants: Estate['tenants']) => {
      const given = { ...deps({ facts }).deps, estate: { ...estate, tenants } };
      const outcome = await askPosture(given, asker(PARTLY), text);
      if (outcome?.is === 'answer') return [outcome.words, outcome.answer];
      return outcome && 'refusal' in outcome ? outcome.refusal : outcome;
    };
    const without = estate.tenants;
    for (const kind of ['secondary', 'isolated', 'external'] as const) {
      const zyxomma = { ...without[1], ...named, kind } as Estate['tenants'][number];
      expect(await told([...without, zyxomma])).toEqual(await told(without));
    }
  });

  test('a name that begins like one of theirs is not taken for that', async () => {
    const facts = [
      factsOf(PRIME, { crossTenantPartners: [], crossTenantDefault: standard(), users: [] }),
      factsOf(SECOND, { crossTenantPartners: [], crossTenantDefault: standard(), users: [] }),
    ];
    const tenants = estate.tenants.map((one) =>
      one.id === DARK ? { ...one, displayName: 'Second Labs', name: 'second-labs' } : one,
    );
    const given = { ...deps({ facts }).deps, estate: { ...estate, tenants } };
    for (const text of [
      'does Second Labs trust Second?',
      'how many guests does Second Labs have?',
      'who from outside is in Second Labs?',
    ]) {
      const outcome = await askPosture(given, asker(PARTLY), text);
      expect(outcome, text).toHaveProperty('refusal');
    }
  });

  test('a reader of one tenant is understood where they name those with which it has to do', async () => {
    const facts = [
      factsOf(SECOND, {
        crossTenantPartners: [],
        crossTenantDefault: standard(),
        partnerNames: [],
      }),
    ];
    const tenants = estate.tenants.map((tenant) =>
      tenant.id === SECOND ? { ...tenant, offers: { ...tenant.offers, partners: [DARK] } } : tenant,
    );
    const given = { ...deps({ facts }).deps, estate: { ...estate, tenants } };
    const outcome = await askPosture(given, asker(PARTLY), 'does Second trust MFA of Dark?');
    expect(outcome).toMatchObject({ is: 'answer', words: 'Does Second accept MFA done in Dark?' });
  });

  test('so are partners and homes of guests that are read in theirs', async () => {
    const visitor = guest(2, 'dark.example');
    const ask = async (values: Parameters<typeof factsOf>[1]) => {
      const facts = [factsOf(SECOND, { users: [], ...values })];
      const outcome = await askPosture(deps({ facts }).deps, asker(PARTLY), 'guests from Dark');
      return outcome?.is === 'answer' && outcome.words;
    };
    const asked = 'Show the list of guests from Dark in all tenants';
    expect(await ask({ users: [visitor] })).toBe(asked);
    expect(await ask({ crossTenantPartners: [trusting(DARK)] })).toBe(asked);
    expect(await ask({})).not.toBe(asked);
  });

  test('readings that may not be answered are not offered as a choice', async () => {
    const { deps: given } = deps();
    const understanding = {
      understand: async () => ({
        as: 'choice' as const,
        by: 'grammar' as const,
        readings: [guests(PRIME), guests(DARK)],
      }),
    };
    const outcome = await askPosture({ ...given, understanding }, asker(PARTLY), 'guests?');
    expect(outcome?.is).toBe('refused');
    expect(JSON.stringify(outcome)).not.toContain('Prime');
  });
});

describe('what a question about a person needs', () => {
  const question: Question = { ask: 'person', who: 'Guest 1', tenants: 'all' };
  const facts = [factsOf(PRIME, { users: [guest(1)] })];

  test('a purpose, which stands in the audit as a commitment beside pseudonyms', async () => {
    const { deps: given, notes } = deps({ facts });
    expect((await answerQuestion(given, asker(READER), question)).is).toBe('purpose');
    expect(notes).toEqual([]);
    const found = await answerQuestion(given, asker(READER), question, { purpose: 'offboarding' });
    expect(found.is).toBe('answer');
    const [note] = notes;
    expect(note).toMatchObject({
      verb: 'posture-asked',
      actor: READER,
      committed: { purpose: 'offboarding' },
      people: { 'about-1': { tenantId: PRIME, objectId: guest(1).id } },
      details: { ask: 'person', tenants: 'all' },
    });
    expect(JSON.stringify(note?.details)).not.toContain('Guest');
  });

  test('so does who is at risk, but not how many', async () => {
    const { deps: given } = deps();
    const risky = { ask: 'list', of: 'risky-users', tenants: 'all' } as const;
    expect((await answerQuestion(given, asker(READER), risky)).is).toBe('purpose');
    expect((await answerQuestion(given, asker(READER), { ...risky, count: true })).is).toBe(
      'answer',
    );
  });
});

describe('in a conversation', () => {
  test('what was asked before fills in what is missing', async () => {
    const { deps: given } = deps({
      facts: [factsOf(PRIME, { users: [guest(1)] }), factsOf(SECOND, { users: [] })],
    });
    await askPosture(given, asker(READER), 'how many guests does Prime have?');
    const next = await askPosture(given, asker(READER), 'and Second?');
    expect(next?.is).toBe('answer');
    if (next?.is === 'answer') expect(next.answer.sentence).toContain('Second has no guest');
  });

  test('no yes or no stands above what answers a part of the words alone', async () => {
    const facts = [
      factsOf(PRIME, { crossTenantPartners: [], crossTenantDefault: standard() }),
      factsOf(SECOND, {
        crossTenantPartners: [trusting(PRIME)],
        crossTenantDefault: standard(),
        authorizationPolicy: { guestUserRoleId: '2af84b1e-32c8-42b7-82bc-daa82404023b' },
      }),
    ];
    const askedOf = async (text: string) => {
      const outcome = await askPosture(deps({ facts }).deps, asker(READER), text);
      if (outcome?.is !== 'answer') throw new Error(outcome?.is);
      return outcome;
    };
    const plain = await askedOf('does Second trust our MFA?');
    expect(plain.answer.head?.word).toBe('Yes');
    const past = await askedOf('did Second trust our MFA last week?');
    expect(past.taken.leftOut).toEqual(['last week']);
    expect(past.answer.head).toBeUndefined();
    expect(past.answer.sentence).toContain('Second accepts MFA done in Prime');
    const judged = await askedOf('do guests in Second see a restricted directory?');
    expect(judged.answer.head?.word).toBe('In order');
    const other = await askedOf('do guests in Second see a purple restricted directory?');
    expect(other.taken.leftOut).toEqual(['purple']);
    expect(other.answer.head).toBeUndefined();
  });

  test('something to change is a wish, and nothing is read for it', async () => {
    const outcome = await askPosture(
      deps({ blind: true }).deps,
      asker(READER),
      'turn on MFA trust for Second',
    );
    expect(outcome?.is).toBe('wish');
  });

  test('an export is one in the audit', async () => {
    const { deps: given, notes } = deps({ facts: [factsOf(PRIME, { users: [guest(1)] })] });
    await answerQuestion(given, asker(READER), guests(PRIME), { exports: true });
    expect(notes.map(({ verb }) => verb)).toEqual(['posture-exported']);
  });
});

describe('in a channel', () => {
  const channel = { conversationId: '19:c', teamId: '19:t', tenantId: PRIME, serviceUrl: '' };
  const inChannel = (members: readonly AccountRef[], given: Given = {}) => {
    const { deps: of, notes } = deps(given);
    const found = members.map((account) => ({ userId: account.objectId, account }));
    const roster = { membersOf: async () => ({ is: 'members', members: found }) as const };
    const ask = (question: Question, who = READER) =>
      answerInChannel({ ...of, roster }, asker(who), channel, question);
    const said = async (text: string, who = READER) => {
      const actor = { ...who, timeZone: null, locale: undefined } as unknown as Actor;
      const inbound = { ...of, roster } as unknown as InboundDeps;
      const at = { channel, userId: who.objectId, standard: true };
      return JSON.stringify(await askedInChannel(inbound, actor, at, text));
    };
    return { ask, said, notes };
  };

  test('no good word stands above what answers a part of the words alone', async () => {
    const facts = [
      factsOf(SECOND, {
        authorizationPolicy: { guestUserRoleId: '2af84b1e-32c8-42b7-82bc-daa82404023b' },
      }),
    ];
    const { said } = inChannel([READER, PARTLY], { facts });
    expect(await said('do guests in Second see a restricted directory?')).toContain('In order. ');
    const part = await said('do guests in Second see a purple restricted directory?');
    expect(part).toContain('“purple”');
    expect(part).not.toContain('In order. ');
  });

  test('is answered where everybody may read it all, and looks at nothing else', async () => {
    const { ask, notes } = inChannel([READER, PARTLY, OWNER]);
    const found = await ask(guests(SECOND));
    expect(found?.tenants).toEqual([SECOND]);
    expect(found?.answered).toMatchObject({ is: 'answer', answer: { question: { count: true } } });
    expect(notes[0]).toMatchObject({ verb: 'posture-asked', details: { place: 'shared' } });
  });

  test.each<[string, readonly AccountRef[], Question, AccountRef?]>([
    ['a member may not', [READER, PARTLY], guests(PRIME)],
    [
      'a member may not read all of it',
      [READER, PARTLY],
      { ask: 'area', area: 'all', tenants: 'all' },
    ],
    ['the asker may not', [READER, PARTLY], guests(PRIME), PARTLY],
    ['the asker is not in it', [PARTLY], guests(SECOND)],
    ['a stranger is in it', [READER, STRANGER], guests(SECOND)],
    ['a disabled account is', [READER, DISABLED], guests(SECOND)],
    ['it is about a person', [READER], { ask: 'person', who: 'Guest 1', tenants: 'all' }],
    ['it says who is at risk by name', [READER], { ask: 'why', check: 'GST-03', tenants: [PRIME] }],
  ])('is not where %s, and nothing is read or noted', async (_, members, question, who) => {
    const { ask, notes } = inChannel(members, { blind: true });
    expect(await ask(question, who)).toBeUndefined();
    expect(notes).toEqual([]);
  });

  test('is not while it is unsure whether a member may', async () => {
    const { ask } = inChannel([READER, IN_GROUP], { blind: true, deaf: true });
    expect(await ask(guests(PRIME))).toBeUndefined();
  });

  test('names nobody, whatever is asked', async () => {
    const names = (value: unknown): string[] =>
      [...JSON.stringify(value).matchAll(/"(?:displayName|userPrincipalName|mail)":"([^"]+)"/g)]
        .map(([, name]) => name ?? '')
        .filter((name) => !small.tenants.some(({ displayName }) => displayName === name));
    const people = [1, 2, 3, 4, 5, 6].map((n) => guest(n));
    const facts = [PRIME, SECOND].map((id) => factsOf(id, { users: people }));
    const secret = new Set(names(facts));
    expect(secret.size).toBeGreaterThan(5);
    const { ask } = inChannel([READER], { facts });
    let counted = 0;
    const all = [...secret, ...people.map(({ id }) => id)];
    for (const question of everyQuestion) {
      const found = await ask(question);
      if (found?.answered.is !== 'answer') continue;
      const counts = countsOf(found.answered);
      if (!counts) throw new Error('It is not counted.');
      counted += 1;
      const text = `${found.answered.words} ${JSON.stringify(counts)}`;
      for (const name of all) expect(text).not.toContain(name);
    }
    expect(counted).toBeGreaterThan(40);
  });
});
