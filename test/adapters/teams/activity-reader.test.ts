// Who acts, read from an activity: a person, or nobody.
import type { Activity } from 'botbuilder';
import { expect, test } from 'vitest';
import { readActor } from '../../../src/adapters/teams/activity-reader.ts';
import { EMPLOYEE, HOME } from '../../fakes/estate.ts';

const by = (role?: unknown) =>
  readActor({
    type: 'invoke',
    from: { id: '29:em', name: 'Em', aadObjectId: EMPLOYEE.objectId, role },
    conversation: { id: 'a:em', conversationType: 'personal', tenantId: HOME },
    channelData: { tenant: { id: HOME } },
  } as unknown as Activity);

test('people act, whether or not the channel says that they are people', () => {
  for (const role of [undefined, '', 'user']) expect(by(role)).toMatchObject(EMPLOYEE);
});

test('agents, bots and skills decide nothing, whatever account they come with', () => {
  for (const role of ['bot', 'skill', 'agenticUser', 'agenticAppInstance', { role: 'user' }]) {
    expect(by(role)).toBeUndefined();
  }
});
