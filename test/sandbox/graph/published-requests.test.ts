// The requests that Microsoft's reference pages show for each operation get the documented status.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownPermissions } from '../../../src/sandbox/graph/permissions/lookup.ts';
import { type Application, type Host, startGraph } from './support/host.ts';
import { PUBLISHED } from './support/published.ts';

let host: Host;
let app: Application;
beforeAll(async () => {
  host = await startGraph({ sample: true });
  app = await host.as('contoso', ...knownPermissions);
});
afterAll(() => host.close());

test.each(PUBLISHED)('published: %s %s', async (method, path, body, status) => {
  const answer = await app.call(method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
});
