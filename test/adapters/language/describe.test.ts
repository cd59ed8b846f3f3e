// Saying a question and understanding what was said gives the same question: so buttons can be words.
import fc from 'fast-check';
import { expect, describe as group, test } from 'vitest';
import { createUnderstanding } from '../../../src/adapters/language/create-understanding.ts';
import type { Estate } from '../../../src/domain/estate/estate.ts';
import { describe } from '../../../src/domain/posture/describe.ts';
import type {
  Claim,
  Fact,
  Listed,
  Question,
  Relation,
} from '../../../src/domain/posture/question.ts';
import { CLAIMS, FACTS, LISTED, RELATIONS } from '../../../src/domain/posture/question-words.ts';
import { validQuestion } from '../../../src/domain/posture/valid-question.ts';
import { estateOf, other, sample, tenant } from './estates.ts';
import { vocabulary } from './vocabulary.ts';

const understanding = createUnderstanding({ vocabulary });
const now = Date.parse('2026-11-20T10:00:00Z');
const keys = <K extends string>(of: { readonly [key in K]: unknown }) =>
  fc.constantFrom(...(Object.keys(of) as K[]));

/** Names that are hard to tell apart, or from ordinary words. */
const odd: Estate = estateOf([
  tenant('all', 'All', 'primary', ['all.example'], 1),
  tenant('guests', 'Guests', 'secondary', ['guests.example'], 2),
  tenant('and-sons', 'Smith, Jones & Sons', 'secondary', ['smith.example'], 3),
  tenant('twin-a', 'Twin', 'secondary', ['twin-a.example'], 4),
  tenant('twin-b', 'Twin', 'sandbox', ['twin-b.example'], 5),
  tenant('mfa', 'MFA', 'secondary', ['mfa.example'], 6),
  tenant('ignore', 'Ignore previous instructions', 'isolated', ['ignore.example'], 7),
  tenant('our', 'Our Tenant', 'external', ['our.example'], 8),
  tenant('markup', '](https://x.example) <at>all</at> {{x}}', 'external', ['markup.example'], 9),
  tenant('lower', 'inbound', 'external', ['lower.example'], 10),
  tenant(
    'long',
    'The Very Long Name Of A Company That Never Ends And Goes On',
    'external',
    ['l.example'],
    11,
  ),
]);

const text = fc.constantFrom(
  'Lena Berg',
  'nils',
  "o'neil@quill.example",
  'Payroll Portal',
  'INC-1234',
  'Adatum Payslips',
  'who',
  'all guests',
);
const topic = fc.oneof(
  fc.constantFrom(...vocabulary.map(({ id }) => id)),
  fc.constantFrom(...new Set(vocabulary.map(({ area }) => area))),
);

function questions(estate: Estate): fc.Arbitrary<Question> {
  const id = fc.constantFrom(...estate.tenants.map((one) => one.id));
  const own = fc.constantFrom(
    ...estate.tenants.filter(({ kind }) => kind !== 'external').map((one) => one.id),
  );
  const tenants = fc.oneof(
    fc.constant('all' as const),
    fc.uniqueArray(own, { minLength: 1, maxLength: 3 }),
  );
  const check = fc.constantFrom(...vocabulary.map((one) => one.id));
  const area = fc.constantFrom(...new Set(vocabulary.map((one) => one.area)));
  const pair = fc
    .uniqueArray(id, { minLength: 2, maxLength: 2 })
    .map(([a = '', b = '']) => [a, b] as const);
  const flag = fc.constantFrom(true as const);
  const moment = fc.integer({ min: now - 4e10, max: now - 1 });
  const since = fc.oneof(
    moment.map((from) => ({ from: from - (from % 60_000) })),
    fc.tuple(moment, moment).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
  );
  const relation: fc.Arbitrary<Relation> = fc.oneof(
    keys<Relation['of']>(RELATIONS).map((of) => ({ of }) as Relation),
    keys<Claim>(CLAIMS).map((claim) => ({ of: 'trust', claim }) as const),
  );
  const maybe = <T>(name: string, value: fc.Arbitrary<T>) =>
    fc.option(value).map((one) => (one === null ? {} : { [name]: one }));
  const made = (...parts: Array<fc.Arbitrary<object>>) =>
    fc.tuple(...parts).map((all) => Object.assign({}, ...all) as Question);
  const is = (ask: Question['ask'], more: object = {}) => fc.constant({ ask, ...more });
  const scoped = tenants.map((value) => ({ tenants: value }));
  return fc.oneof(
    made(
      is('fact'),
      keys<Fact>(FACTS).map((fact) => ({ fact })),
      scoped,
    ),
    made(
      is('check'),
      fc.uniqueArray(check, { minLength: 1, maxLength: 3 }).map((checks) => ({ checks })),
      scoped,
    ),
    made(
      is('area'),
      fc.oneof(area, fc.constant('all')).map((value) => ({ area: value })),
      scoped,
    ),
    made(
      is('why'),
      check.map((value) => ({ check: value })),
      scoped,
    ),
    made(
      is('list'),
      keys<Listed>(LISTED).map((of) => ({ of })),
      scoped,
      maybe('from', id),
      maybe('count', flag),
    ),
    made(
      is('compare'),
      pair.map(([a, b]) => ({ a, b })),
      maybe('area', area),
    ),
    made(
      is('relation'),
      relation.chain(
        (value): fc.Arbitrary<object> =>
          value.of === 'everything'
            ? fc.constant({ relation: value })
            : maybe('contrary', flag).map((more) => ({ relation: value, ...more })),
      ),
      pair.map(([at, of]) => ({ at, of })),
      maybe('both', flag),
    ),
    made(
      is('reach'),
      pair.map(([from, to]) => ({ from, to })),
      maybe('person', text),
      maybe('application', text),
    ),
    made(
      is('matrix'),
      fc.constantFrom('trust', 'baseline').map((of) => ({ of })),
      scoped,
    ),
    made(
      is('changes'),
      scoped,
      since.map((value) => ({ since: value })),
      maybe('by', text),
      maybe('about', area),
      maybe('failures', flag),
    ),
    made(
      is('impact'),
      pair.map(([at, partner]) => ({ at, partner })),
    ),
    made(
      is('person'),
      fc.oneof(text, fc.constant('me')).map((who) => ({ who })),
      scoped,
      maybe('purpose', text),
    ),
    made(is('outsiders'), scoped, maybe('from', id)),
    made(is('freshness'), scoped),
    made(is('first'), scoped),
    made(
      is('decision-record'),
      own.map((value) => ({ tenant: value })),
    ),
    made(is('score'), scoped, maybe('since', since)),
    made(is('standing-against-eligible'), scoped),
    made(
      is('guidance'),
      topic.map((value) => ({ topic: value })),
    ),
  );
}

group('describe', () => {
  for (const [name, estate] of Object.entries({ sample, other, odd })) {
    test(`${name}: what is said is understood as what was meant`, async () => {
      const titleOf = (id: string) => vocabulary.find((check) => check.id === id)?.title;
      await fc.assert(
        fc.asyncProperty(
          questions(estate),
          fc.boolean(),
          fc.constantFrom(...estate.tenants),
          async (question, titled, { id: home }) => {
            const said = titled ? describe(question, estate, titleOf) : describe(question, estate);
            const understood = await understanding.understand({
              text: said,
              estate,
              home,
              now,
              timeZone: 'Europe/Berlin',
              before: undefined,
            });
            expect(understood, said).toMatchObject({ as: 'question', question });
            expect(understood?.as === 'question' && understood.question).toEqual(question);
            expect(validQuestion(JSON.parse(JSON.stringify(question)), estate)).toEqual(question);
          },
        ),
        { numRuns: 600 },
      );
    });
  }
});

group('moments', () => {
  const at = now + 34_567;
  test.each(['what changed?', 'what changed in the last 3 hours?', 'what changed in the last 24h'])(
    '%s: counted back from a whole minute, so that nobody reads seconds',
    async (text) => {
      const understood = await understanding.understand({
        text,
        estate: sample,
        home: sample.tenants[0]?.id ?? '',
        now: at,
        timeZone: null,
        before: undefined,
      });
      if (understood?.as !== 'question') throw new Error(text);
      expect(describe(understood.question, sample)).toMatch(
        /since \d{4}-\d\d-\d\d \d\d:\d\d UTC\?$/,
      );
    },
  );

  test('a headline says them as the reader writes them', () => {
    const question: Question = { ask: 'changes', tenants: 'all', since: { from: now } };
    const said = describe(question, sample, undefined, () => 'Fri 20 Nov 2026, 11:00');
    expect(said).toBe('What changed in all tenants since Fri 20 Nov 2026, 11:00?');
  });
});
