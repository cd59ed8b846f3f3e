// The entry for a partner: made once, found by whoever comes second, and never deleted.
import { beforeEach, expect, test } from 'vitest';
import { partnerEntry } from '../../../../src/adapters/entra/changes/partner-entry.ts';
import type { PartnerEntry } from '../../../../src/domain/access/change.ts';
import { AWAY, HOME } from '../../../fakes/estate.ts';
import { FakePartners, trouble } from './fake-partners.ts';

const CHANGE: PartnerEntry = { type: 'partner-entry', tenantId: AWAY, partnerId: HOME };

let graph: FakePartners;
beforeEach(() => {
  graph = new FakePartners();
  graph.entry = null;
});

test('is told from one that somebody deleted by hand, while it is needed', async () => {
  const look = () => partnerEntry(graph.deps).stands?.(CHANGE, graph.context());
  expect(await look()).toBe('gone');
  graph.entry = { tenantId: HOME };
  expect(await look()).toBe('given');
});

const act = (name: 'observe' | 'perform' | 'undo', firstTry = true) =>
  partnerEntry(graph.deps)[name](CHANGE, graph.context({ firstTry }));

test('is made without any value of its own', async () => {
  expect(await act('observe')).toEqual({ found: 'absent' });
  await act('perform');
  expect(graph.sent).toEqual([{ method: 'POST', path: '', body: { tenantId: HOME } }]);
  expect(await act('observe')).toMatchObject({ found: 'present' });
});

test('that somebody else has made meanwhile is taken as it is', async () => {
  const first = act('perform');
  graph.entry = { tenantId: HOME, inboundTrust: { isMfaAccepted: true } };
  await expect(first).resolves.toMatchObject({ evidence: { says: 'The entry is there.' } });
  expect(graph.entry).toMatchObject({ inboundTrust: { isMfaAccepted: true } });
});

test('that is refused for another reason is told', async () => {
  graph.troubles.push(trouble('refused'));
  await expect(act('perform')).rejects.toMatchObject({ trouble: 'refused' });
});

test('whose answer was lost is looked for, not sent again', async () => {
  graph.lost = trouble('ambiguous');
  await expect(act('perform')).rejects.toMatchObject({ trouble: 'ambiguous' });
  await act('perform', false);
  expect(graph.sent).toHaveLength(1);
});

test('stays at the end: without it the default would decide again', async () => {
  graph.entry = { tenantId: HOME };
  expect(await act('undo')).toMatchObject({ gone: false });
  expect(graph.sent).toEqual([]);
});
