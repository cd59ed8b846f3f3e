// How a fresh sign-in is asked for where an approval needs one.
import type { Problems } from './setting-readers.ts';

export interface StepUpSettings {
  /** Of the OAuth connection in the bot's Azure resource. */
  readonly connection: string;
  /** The authentication context that a sign-in has to satisfy as well, such as `c1`. */
  readonly context?: string;
}

const CONTEXT = /^c([1-9]|[1-9]\d)$/;

export function readStepUp(
  problems: Problems,
  value: (name: string) => string | undefined,
): StepUpSettings {
  const context = value('STEP_UP_AUTH_CONTEXT');
  if (context !== undefined && !CONTEXT.test(context)) {
    problems.add(
      'STEP_UP_AUTH_CONTEXT',
      `is "${context}"; write the id of an authentication context, c1 to c99, or leave it out`,
    );
  }
  return {
    connection: value('STEP_UP_CONNECTION') ?? 'drawbridge-sign-in',
    ...(context !== undefined && { context }),
  };
}
