// A separation of which a part is refused: what was closed by then is not called untouched.
import { expect, test } from 'vitest';
import { closePartner } from '../../../../src/adapters/entra/changes/close-partner.ts';
import type { ChangerDeps } from '../../../../src/adapters/entra/changes/deps.ts';
import { AWAY, HOME } from '../../../fakes/estate.ts';
import { FakePartners, trouble } from './fake-partners.ts';

const CLOSE = { type: 'close-partner', tenantId: AWAY, partnerId: HOME, trust: true } as const;

function refusingTrust(graph: FakePartners): ChangerDeps {
  const client = graph.deps.reader(AWAY);
  const send: typeof client.send = (method, path, body, options) =>
    'inboundTrust' in (body as object)
      ? Promise.reject(trouble('refused'))
      : client.send(method, path, body, options);
  return { ...graph.deps, writer: () => () => ({ ...client, send }) };
}

test('trust that is refused after the rest was closed is tried again, then told with what is closed', async () => {
  const graph = new FakePartners();
  const changer = closePartner(refusingTrust(graph));
  await expect(changer.perform(CLOSE, graph.context())).rejects.toMatchObject({
    passing: true,
    message: expect.stringContaining('everything but inbound trust is closed'),
  });
  // Nothing was written by this try: the refusal is final, and the first try is known to have written.
  await expect(changer.perform(CLOSE, graph.context({ firstTry: false }))).rejects.toMatchObject({
    trouble: 'refused',
  });
  expect(graph.sent).toHaveLength(1);
});
