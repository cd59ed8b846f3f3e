// A refusal of the sandbox's own HTTP interface, and the one place that turns errors into answers.
import type { ErrorRequestHandler, NextFunction, Request, Response } from 'express';

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly more: Record<string, unknown>;

  /** `more` stands beside `error` in the answer. */
  constructor(status: number, code: string, message: string, more: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

export const botUnavailable = (why: string): Problem =>
  new Problem(503, 'BotUnavailable', `The bot cannot be reached: ${why}. Try again in a moment.`);

/** Waiting does not help here. */
export const noBot = (): Problem =>
  new Problem(
    503,
    'BotUnavailable',
    'There is no bot here: the sandbox was started alone. Stop it, and start both with "npm start".',
  );

const statusOf = (error: unknown): number => {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
};

/** Answers any error as `{error: {code, message}}`; bodies that are not JSON come here as well. */
export const answerProblems: ErrorRequestHandler = (
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
) => {
  if (response.headersSent) return next(error);
  if (error instanceof Problem) {
    const { status, code, message, more } = error;
    return response.status(status).json({ error: { code, message }, ...more });
  }
  const status = statusOf(error);
  if (status === 500) process.stderr.write(`${(error as Error)?.stack ?? String(error)}\n`);
  const code = status === 500 ? 'InternalServerError' : 'BadRequest';
  const message = error instanceof Error ? error.message : 'Something went wrong.';
  return response.status(status).json({ error: { code, message } });
};
