// Places in groups and applications through groups, over HTTP: asked, approved, proven, ended, read back as gone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../../support/as-new.ts';
import type { Drawbridge } from '../../support/drawbridge.ts';
import { ask } from '../story.ts';
import { tellAppRole } from './app-role.story.ts';
import {
  beActiveForAWhile,
  beEligibleForAWhile,
  OWNER,
  ownForAWhile,
} from './group-membership.story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

test('an owner without PIM: kept while the last one, gone once there is another', () =>
  ownForAWhile(drawbridge));

test('eligible through PIM: what was activated ends with it', () =>
  beEligibleForAWhile(drawbridge));

test('active through PIM, in a group that comes there by it', () => beActiveForAWhile(drawbridge));

test('an application through the group that is assigned to it', () => tellAppRole(drawbridge));

test('an ownership is kept shorter than a membership by the rule for it', async () => {
  const { dialog } = await ask(drawbridge, 'alex', { ...OWNER, duration: 'P14D' });
  expect(JSON.stringify(dialog?.card)).toContain('7 days');
});
