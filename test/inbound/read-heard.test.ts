// What a button says of how words were taken comes back whole, and nothing else is taken for it.
import { expect, test } from 'vitest';
import { withHeard } from '../../src/cards/heard.ts';
import { readHeard } from '../../src/inbound/read-heard.ts';

test('what was left out comes back as it was sent', () => {
  const heard = {
    taken: ['Took “contso” for Contoso.'],
    leftOut: ['that ride a “yellow” bicycle'],
  };
  expect(readHeard(withHeard(heard).heard ?? '')).toEqual(heard);
});

test('where there was nothing to carry nothing is carried', () => {
  expect(withHeard({ taken: [], leftOut: [] })).toEqual({});
  expect(readHeard('')).toEqual({ taken: [], leftOut: [] });
});

test.each(['{', 'null', '[]', '7', '{"taken":1,"leftOut":[]}', '{"taken":[],"leftOut":[{}]}'])(
  'an edited one is no button of an answer: %s',
  (text) => expect(readHeard(text)).toBeUndefined(),
);
