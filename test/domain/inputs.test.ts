// The answers to further questions: among the choices, short enough, and all problems told at once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInputs } from '../../src/domain/access/inputs.ts';
import type { Input } from '../../src/domain/access/kind.ts';

const claims: Input = {
  id: 'claims',
  label: 'What?',
  type: 'choices',
  choices: [
    { title: 'MFA', value: 'mfa' },
    { title: 'Device', value: 'device' },
  ],
  required: true,
};
const note: Input = { id: 'note', label: 'Note', type: 'text', required: false };

const codes = (fields: Record<string, unknown>) => {
  const read = readInputs([claims, note], fields);
  return read.ok ? read.value : read.error.map((why) => `${why.field} ${why.code}`);
};

describe('inputs', () => {
  test('several choices come separated by commas, each counted once, in one order', () => {
    expect(codes({ 'input-claims': 'mfa,device,mfa' })).toEqual({
      claims: ['device', 'mfa'],
      note: [],
    });
  });

  test('every problem is told with its field', () => {
    expect(codes({ 'input-note': 'x'.repeat(201) })).toEqual([
      'input-claims input-missing',
      'input-note input-too-long',
    ]);
  });

  test('what is not among the choices is refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        const read = readInputs([claims], { 'input-claims': given });
        const values = read.ok ? (read.value.claims ?? []) : [];
        return values.every((value) => value === 'mfa' || value === 'device');
      }),
    );
  });

  test('answers to questions that were not asked are left out', () => {
    expect(codes({ 'input-claims': 'mfa', 'input-admin': 'yes' })).toEqual({
      claims: ['mfa'],
      note: [],
    });
  });
});
