// Plain questions that were taken for another one: each is what it asks, or a choice between what it can be.
import { expect, describe as group, test } from 'vitest';
import { createUnderstanding } from '../../../src/adapters/language/create-understanding.ts';
import type { Question, Understood } from '../../../src/domain/posture/question.ts';
import { idIn, sample } from './estates.ts';
import { vocabulary } from './vocabulary.ts';

const understanding = createUnderstanding({ vocabulary });
const now = Date.parse('2026-11-20T10:00:00Z');

const understood = (text: string): Promise<Understood | undefined> =>
  understanding.understand({
    text,
    estate: sample,
    home: idIn(sample, 'contoso'),
    now,
    timeZone: 'Europe/Berlin',
    before: undefined,
  });

const [contoso, fabrikam] = ['contoso', 'fabrikam'].map((name) => idIn(sample, name)) as [
  string,
  string,
];

const check = (id: string, tenants: 'all' | readonly string[]) =>
  ({ ask: 'check', checks: [id], tenants }) as const;

group('whether a policy demands it is not who registered for it', () => {
  test.each<[string, Question]>([
    ['is mfa required for admins in contoso', check('CAP-06', [contoso])],
    ['do admins have to use mfa in fabrikam', check('CAP-06', [fabrikam])],
    ['does a policy require mfa for admins', check('CAP-06', 'all')],
    ['are global admins forced to use phishing resistant mfa', check('CAP-06', 'all')],
    ['admins without mfa', check('PRV-06', 'all')],
    ['have all admins registered mfa', check('PRV-06', 'all')],
  ])('%s', async (text, question) => {
    expect(await understood(text)).toMatchObject({ as: 'question', question });
  });
});
