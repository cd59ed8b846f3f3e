// How the simulated Graph says no: status, code and message as the service words them.
import type { Body } from './body.ts';

export class GraphProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The body of an error answer. `date` is real time: it says when the service answered. */
export function problemBody(
  problem: { code: string; message: string },
  ids: { requestId: string; clientRequestId: string },
): Body {
  return {
    error: {
      code: problem.code,
      message: problem.message,
      innerError: {
        date: new Date().toISOString().slice(0, 19),
        'request-id': ids.requestId,
        'client-request-id': ids.clientRequestId,
      },
    },
  };
}

export const badRequest = (message: string, code = 'Request_BadRequest') =>
  new GraphProblem(400, code, message);

export const unsupportedQuery = (message: string) =>
  new GraphProblem(400, 'Request_UnsupportedQuery', message);

export const invalidQuery = (message: string) => new GraphProblem(400, 'BadRequest', message);

export const missing = (id: string) =>
  new GraphProblem(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

export const denied = (why = '') =>
  new GraphProblem(
    403,
    'Authorization_RequestDenied',
    `Insufficient privileges to complete the operation.${why && ` ${why}`}`,
  );

export const unknownPath = (segment: string) =>
  new GraphProblem(404, 'BadRequest', `Resource not found for the segment '${segment}'.`);

export const wrongMethod = () =>
  new GraphProblem(
    405,
    'Request_BadRequest',
    'Specified HTTP method is not allowed for the request target.',
  );
