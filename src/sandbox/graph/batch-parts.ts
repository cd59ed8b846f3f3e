// Reads the requests of a batch and the order in which they wait for each other.
import { bodies, isBody, text, texts } from './body.ts';
import { badRequest } from './problem.ts';

const LARGEST = 20;

export interface Part {
  id: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
  dependsOn: string[];
}

export function readParts(body: unknown): Part[] {
  if (!isBody(body) || !Array.isArray(body.requests))
    throw badRequest('Invalid batch payload format.', 'BadRequest');
  if (body.requests.length > LARGEST)
    throw badRequest(
      `Number of batch request steps exceeds the maximum value of ${LARGEST}.`,
      'MaximumValueExceeded',
    );
  const seen = new Set<string>();
  return bodies(body, 'requests').map((request) => {
    const [id, method, url] = [text(request, 'id'), text(request, 'method'), text(request, 'url')];
    if (!id || !method || !url)
      throw badRequest('A batch request needs id, method and url.', 'BadRequest');
    if (/^https?:/i.test(url))
      throw badRequest(`The url '${url}' of a batch request must be relative.`, 'BadRequest');
    if (seen.has(id.toLowerCase()))
      throw badRequest(`The batch request id '${id}' is not unique.`, 'BadRequest');
    seen.add(id.toLowerCase());
    const headers = Object.entries(isBody(request.headers) ? request.headers : {});
    if (
      request.body !== undefined &&
      !headers.some(([name]) => name.toLowerCase() === 'content-type')
    )
      throw badRequest(`The batch request '${id}' has a body but no Content-Type.`, 'BadRequest');
    return {
      id,
      method,
      url,
      headers: Object.fromEntries(
        headers.map(([name, value]) => [name.toLowerCase(), String(value)]),
      ),
      body: request.body,
      dependsOn: texts(request, 'dependsOn'),
    };
  });
}
