// Looks again at the accounts and things of a request; what cannot be read now is left out, never guessed.
import type { Finding } from '../domain/access/drift.ts';
import type { Found } from '../domain/access/leavers.ts';
import type { Account, Fact } from '../domain/facts.ts';
import type { ChangeContext, Changer } from '../ports/changer.ts';
import { DirectoryError } from '../ports/directory-error.ts';
import type { Effect, EffectOutcome, StepInHand } from '../ports/effect.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import { type AccountRef, accountKey } from '../shared/account.ts';
import { contextOf, type StepDeps } from './act-on-step.ts';

export interface LookDeps extends StepDeps {
  readonly facts: FactReader;
}

const DEADLINE_MS = 45_000;

export async function lookAgain(
  { changers, facts, log }: LookDeps,
  { requestId, accounts, steps }: Extract<Effect, { act: 'check' }>,
): Promise<EffectOutcome> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  const [found, looked] = await Promise.all([
    lookFor(facts, accounts, signal),
    Promise.all(steps.map((step) => look(step))),
  ]);
  return { kind: 'checked', accounts: found, findings: looked.filter((one) => one !== undefined) };

  async function look(step: StepInHand): Promise<Finding | undefined> {
    const changer = changers[step.change.type] as Changer;
    try {
      const as = await standingOf(changer, step, contextOf(requestId, step, signal));
      return { stepId: step.stepId, as };
    } catch (error) {
      if (!(error instanceof DirectoryError) && !signal.aborted) throw error;
      const code = error instanceof DirectoryError ? error.trace : 'given-up';
      log.warn('check.unreadable', { requestId, change: step.change.type, why: code });
      return undefined;
    }
  }
}

async function lookFor(
  facts: FactReader,
  accounts: readonly AccountRef[],
  signal: AbortSignal,
): Promise<Record<string, Found>> {
  if (accounts.length === 0) return {};
  const read = await facts.read(
    accounts.map((account) => ({ fact: 'account', account })),
    signal,
  );
  const found = accounts.flatMap((account, i): Array<[string, Found]> => {
    const fact = read[i] as Fact<Account | null>;
    if (!fact.known) return [];
    return [[accountKey(account), howFound(fact.value)]];
  });
  return Object.fromEntries(found);
}

async function standingOf(
  changer: Changer,
  { change, mine }: StepInHand,
  context: ChangeContext,
): Promise<Finding['as']> {
  if (changer.stands) return changer.stands(change, context);
  const { gone } = await changer.isGone(change, context);
  if (gone) return 'gone';
  if (mine.length === 0) return 'given';
  const seen = await changer.observe(change, context);
  const there = seen.found === 'absent' ? (seen.there ?? []) : mine;
  return mine.every((key) => there.includes(key)) ? 'given' : 'less';
}

function howFound(account: Account | null): Found {
  if (account === null) return 'absent';
  if (!account.enabled) return 'disabled';
  return account.userType === 'guest' ? 'guest' : 'there';
}
