// Reads what a request sends against the type it should be, and refuses it as the service does.
import { type Body, inner, isBody } from './body.ts';
import type { Call } from './call.ts';
import { badRequest } from './problem.ts';
import { flawsOf } from './schema/check.ts';
import { spelled } from './schema/spell.ts';

export interface Expected {
  required?: string[];
  /** Properties that only the service sets. */
  readOnly?: string[];
  /** Names that Microsoft's pages take in a request although the type has none, and where they stand. */
  besides?: { place: string; names: string[] };
}

/** The body in the published spelling; throws a 400 that names the first thing wrong with it. */
export function readBody(call: Call, type: string, expected: Expected = {}): Body {
  const { body } = call;
  if (!isBody(body) || Object.keys(body).length === 0)
    throw badRequest('Empty Payload. JSON content expected.', 'BadRequest');
  const [flaw] = flawsOf(type, withoutBesides(body, expected.besides));
  if (flaw) {
    if (/ has no property /.test(flaw.message))
      throw badRequest(
        `The property '${flaw.place.split('.').at(-1)}' does not exist on type 'microsoft.graph.${type}'. Make sure to only use property names that are defined by the type.`,
        'BadRequest',
      );
    throw badRequest(
      `Invalid value specified for property '${flaw.place.slice(1)}': ${flaw.message}.`,
    );
  }
  for (const name of expected.required ?? [])
    if (body[name] === undefined || body[name] === null)
      throw badRequest(`A value is required for property '${name}' of resource '${type}'.`);
  for (const name of expected.readOnly ?? [])
    if (body[name] !== undefined)
      throw badRequest(`Property '${name}' is read-only and cannot be set.`);
  return spelled(type, body);
}

function withoutBesides(body: Body, besides: Expected['besides']): Body {
  if (!besides) return body;
  if (besides.place === '') return without(body, besides.names);
  const there = inner(body, besides.place);
  return there ? { ...body, [besides.place]: without(there, besides.names) } : body;
}

const without = (body: Body, names: string[]) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));

/** The id at the end of the `@odata.id` of a reference body. */
export function readReference(call: Call): string {
  const { body } = call;
  const url = isBody(body) ? body['@odata.id'] : undefined;
  if (typeof url !== 'string' || !isBody(body) || Object.keys(body).length !== 1)
    throw badRequest(
      'Invalid URL format specified in @odata.id for the reference.',
      'Request_BadRequest',
    );
  return idInUrl(url);
}

/** `https://graph.microsoft.com/v1.0/directoryObjects/{id}` names the object `id`. */
export function idInUrl(url: string): string {
  const match = /^https?:\/\/[^/]+\/(?:graph\/)?(?:v1\.0|beta)\/\S*?([^/('"]+)['")]*$/.exec(url);
  if (!match?.[1]) throw badRequest(`Invalid URL format specified in payload: ${url}`);
  return match[1];
}
