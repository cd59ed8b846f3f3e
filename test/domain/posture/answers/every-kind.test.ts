// What holds for every kind of question: honest where nothing was read, and further questions that are questions.
import { describe, expect, test } from 'vitest';
import { concernsOf } from '../../../../src/domain/posture/answers/index.ts';
import { checks } from '../../../../src/domain/posture/checks/index.ts';
import { describe as words } from '../../../../src/domain/posture/describe.ts';
import type { Question } from '../../../../src/domain/posture/question.ts';
import { validQuestion } from '../../../../src/domain/posture/valid-question.ts';
import { everyQuestion } from './questions.ts';
import { ask, factsOf, guest, NOW, PRIME, SECOND, small, standard, trusting } from './small.ts';

const facts = [
  factsOf(PRIME, {
    users: [guest(1)],
    crossTenantPartners: [trusting(SECOND)],
    crossTenantDefault: standard(),
  }),
  factsOf(SECOND, { crossTenantPartners: [], crossTenantDefault: standard() }),
];

const known = { isOurs: () => true, checks, now: NOW };
const said = (question: Question) => `${question.ask}: ${words(question, small)}`;
const table = everyQuestion.map((question) => [said(question), question] as const);

/** Rests on what the estate declares, or on nothing of a tenant. */
const readsNothing = (question: Question): boolean =>
  concernsOf(question, known).areas.length === 0;

describe('every kind of question', () => {
  test.each(table)('%s is never a yes where nothing was read', (_, question) => {
    const { head, sentence, blind } = ask(question);
    expect(head?.verdict === 'yes').toBe(false);
    expect(sentence).toMatch(/\S.*[.:?]$/s);
    if (!readsNothing(question) && question.ask !== 'changes' && !('who' in question)) {
      expect(blind?.length).toBeGreaterThan(0);
    }
  });

  test.each(table)('%s leads to questions that can be asked', (_, question) => {
    for (const next of ask(question, { facts }).next ?? []) {
      expect(validQuestion(next, small)).toEqual(next);
    }
  });

  test.each(table)('%s says the same twice', (_, question) => {
    expect(ask(question, { facts })).toEqual(ask(question, { facts }));
  });
});
