// What is said of a due moment at which nothing moved, from the calls that the tenants got.
import { expect, test } from 'vitest';
import { sayWhatWasLookedFor } from '../../../src/sandbox/web/client/due-moment.ts';

const guest = (displayName: string, externalUserState: string | null = 'PendingAcceptance') => ({
  id: displayName,
  displayName,
  externalUserState,
});
const read = (responseBody: unknown, status = 200) => ({ status, responseBody });

test('due moment: an invitation that is not accepted yet is named, alone or inside a batch', () => {
  const said = 'Looked whether Alex Meyer has accepted the invitation: not yet.';
  expect(sayWhatWasLookedFor([read(guest('Alex Meyer')), read(guest('Alex Meyer'))])).toBe(said);
  const responses = [{ id: '1', status: 200, body: guest('Alex Meyer') }];
  expect(sayWhatWasLookedFor([read({ responses })])).toBe(said);
});

test('due moment: several are named together', () => {
  expect(sayWhatWasLookedFor([read(guest('Ada')), read(guest('Bo'))])).toBe(
    'Looked whether Ada and Bo have accepted their invitations: not yet.',
  );
});

test('due moment: refusals, members and lists say nothing of an invitation', () => {
  const others = [
    read(guest('Alex Meyer'), 503),
    read(guest('Alex Meyer', null)),
    read({ value: [guest('Alex Meyer')] }),
    read({ responses: [{ id: '1', status: 429, body: guest('Alex Meyer') }, { id: '2' }] }),
    read(null),
    read('cut off'),
  ];
  expect(sayWhatWasLookedFor(others)).toBeUndefined();
});
