// The routes as data: every one has its published permissions, every place of a tenant file is read once.
import { expect, test } from 'vitest';
import type { Method } from '../../../src/sandbox/graph/call.ts';
import { permissionFor } from '../../../src/sandbox/graph/perform.ts';
import { places, routes } from '../../../src/sandbox/graph/routes.ts';
import { findPlace } from '../../../src/sandbox/scenario/find-place.ts';

const METHODS: Method[] = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

test('routes: every operation has published permissions', () => {
  const operations = routes.flatMap((route) =>
    METHODS.filter((method) => route[method]).map((method) => [method, route.path] as const),
  );
  expect(operations.length).toBeGreaterThan(250);
  for (const [method, path] of operations)
    expect(() => permissionFor(method, path), `${method} ${path}`).not.toThrow();
});

test('routes: every place of a tenant file leads back to itself', () => {
  for (const place of places) {
    const found = findPlace(place.path.replace('{id}', 'some-id'));
    expect(found?.place.path, place.path).toBe(place.path);
  }
});
