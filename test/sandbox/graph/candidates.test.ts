// What a filter can mean is found without looking at everything, and is exactly what looking would find.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidates } from '../../../src/sandbox/graph/odata/candidates.ts';
import { matcher } from '../../../src/sandbox/graph/odata/match.ts';
import { parseFilter } from '../../../src/sandbox/graph/odata/parse-filter.ts';
import { createRows, type Rows } from '../../../src/sandbox/graph/state/rows.ts';

/** Few values, so that they meet; long ones that begin alike, moments, and other letter cases. */
const value = fc.constantFrom(
  'ann',
  'ANN',
  'bob',
  '',
  'ann_contoso.example#EXT#@x',
  'Ann_Contoso.example#EXT#@y',
  'ann_contoso.exam',
  '2026-01-01T00:00:00Z',
  '2026-01-01T01:00:00+01:00',
);
const object = fc.record({ mail: value, upn: value, flag: fc.boolean() }, { requiredKeys: [] });
const quoted = (text: string) => `'${text}'`;
const leaf = fc.oneof(
  fc.tuple(fc.constantFrom('mail', 'upn'), value).map(([name, of]) => `${name} eq ${quoted(of)}`),
  fc
    .tuple(fc.constantFrom('mail', 'upn'), value)
    .map(([name, of]) => `startswith(${name},${quoted(of)})`),
  fc.constantFrom('flag', "mail ne 'ann'", 'mail eq null', "tolower(mail) eq 'ann'"),
);
const filter = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { weight: 3, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('tree'), fc.constantFrom('and', 'or'), tie('tree'))
        .map(([one, how, other]) => `(${one}) ${how} (${other})`),
    },
    { weight: 1, arbitrary: tie('tree').map((of) => `not(${of})`) },
  ),
})).tree;
const change = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.option(object));

function apply(rows: Rows, changes: ReadonlyArray<readonly [string, object | null]>) {
  for (const [key, body] of changes) {
    if (body) rows.set(key, { id: key, ...body });
    else rows.delete(key);
  }
}

test('what is found is what looking at each would find, in its order, before and after changes', () => {
  fc.assert(
    fc.property(fc.array(change), fc.array(change), filter, (first, then, text) => {
      const rows = createRows();
      const tree = parseFilter(text);
      const fits = matcher(tree);
      const found = () =>
        (candidates(tree, rows) ?? [...rows.rows()])
          .filter(({ body }) => fits(body))
          .map(({ body }) => body.id);
      const looked = () =>
        [...rows.rows()].filter(({ body }) => fits(body)).map(({ body }) => body.id);
      apply(rows, first);
      expect(found()).toEqual(looked());
      apply(rows, then);
      expect(found()).toEqual(looked());
    }),
    { numRuns: 2_000 },
  );
});

test('an address among thousands is found without looking at each', () => {
  const rows = createRows();
  for (let i = 0; i < 5_000; i += 1)
    rows.set(`${i}`, {
      id: `${i}`,
      mail: `p${i}@contoso.example`,
      upn: `p${i}_contoso.example#EXT#@x`,
    });
  const of = (text: string) => candidates(parseFilter(text), rows)?.map(({ body }) => body.id);
  const guest = "startsWith(upn,'P77_contoso.example#EXT#')";
  expect(of(`mail eq 'P77@contoso.example' or ${guest}`)).toEqual(['77']);
  expect(of(`displayName eq 'Ann' and mail eq 'p8@contoso.example'`)).toEqual([]);
  expect(of("startsWith(upn,'p7')")).toBeUndefined();
  expect(of("mail ne 'a'")).toBeUndefined();
});
