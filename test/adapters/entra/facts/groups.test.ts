// How many are in a group: a figure that comes with other reads, or none where Graph tells none.
import { describe, expect, test } from 'vitest';
import { readGroupSize } from '../../../../src/adapters/entra/facts/groups.ts';
import { fitsBatch } from '../../../../src/adapters/entra/graph/batch.ts';
import type { CallOptions, GraphClient } from '../../../../src/adapters/entra/graph/client.ts';
import { DirectoryError } from '../../../../src/ports/directory-error.ts';
import { AWAY } from '../../../fakes/estate.ts';

function asked(body: unknown) {
  const calls: Array<{ path: string; options: CallOptions }> = [];
  const get: GraphClient['get'] = async (path, options) => {
    calls.push({ path, options });
    return { body: body as never, requestId: 'g' };
  };
  const graph = { get } as GraphClient;
  return { calls, size: readGroupSize(graph, AWAY, 'g') };
}

describe('the size of a group', () => {
  test('is the count beside one member, asked for in a way that travels with other reads', async () => {
    const { calls, size } = asked({ '@odata.count': 12, value: [{ id: 'a' }] });
    expect(await size).toBe(12);
    const [{ path = '', options } = {}] = calls;
    expect(options).toMatchObject({
      query: { $count: 'true', $top: '1' },
      headers: { ConsistencyLevel: 'eventual' },
    });
    expect(fitsBatch({ method: 'GET', path, headers: {}, reads: true, priority: 'person' })).toBe(
      true,
    );
    expect(await asked({ '@odata.count': 0, value: [] }).size).toBe(0);
  });

  test.each([
    ['no count', { value: [] }],
    ['no number', { '@odata.count': '12', value: [] }],
    ['half a member', { '@odata.count': 1.5, value: [] }],
    ['nothing', undefined],
  ])('is not told where Graph answers with %s', async (_, body) => {
    await expect(asked(body).size).rejects.toThrow(DirectoryError);
  });
});
