// A multitenant organization over HTTP: three people agree, hours pass, it is proven; a review ends it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../../support/as-new.ts';
import type { Drawbridge } from '../../support/drawbridge.ts';
import { decide, readCard } from '../story.ts';
import { askToJoin, endAtReview, tenantsSeenBy } from './organization.story.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

const changed = async (path: string) =>
  (await drawbridge.changes()).filter((change) => change.path.includes(path)).length;

test('joining is agreed by both sides and security, takes hours, and ends when somebody decides so', async () => {
  await askToJoin(drawbridge, 'alex', 'Northwind');
  const asked = await readCard(drawbridge, 'greta');
  expect(asked).toContain('Contoso owns a new one, Contoso Group');
  expect(asked).toContain('Contoso adds Northwind as a member, not as an owner');
  expect(asked).toContain('Nothing is set in it, so the default settings go on applying');
  expect(asked).toContain('No template of a tenant changes other settings on the side');
  expect(asked).toContain('Contoso Group stays, with Contoso alone in it');

  await decide(drawbridge, 'omar', 'Approve');
  await decide(drawbridge, 'greta', 'Approve');
  expect(await tenantsSeenBy(drawbridge, 'contoso')).toEqual([]);
  await decide(drawbridge, 'sam', 'Approve');
  await drawbridge.advance('PT5M');
  const joining = await readCard(drawbridge, 'alex');
  expect(joining).toContain('This is still being set up: The tenant is joining');
  expect(joining).not.toContain('could not be set up');

  // A kill while the hours pass sends nothing twice.
  await drawbridge.kill();
  await drawbridge.advance('PT3H');
  expect(await readCard(drawbridge, 'alex')).toContain('Joined since');
  expect(await changed('/joinRequest')).toBe(1);
  for (const tenant of ['contoso', 'northwind']) {
    expect(await tenantsSeenBy(drawbridge, tenant)).toEqual(['Contoso active', 'Northwind active']);
  }

  await endAtReview(drawbridge, 'greta');
  await drawbridge.advance('PT5M');
  expect(await readCard(drawbridge, 'greta')).toContain('This is still being taken back');
  await drawbridge.advance('PT3H');
  const ended = await readCard(drawbridge, 'greta');
  expect(ended).toContain('Read back as gone');
  expect(ended).toContain('The organization stays');
  expect(await tenantsSeenBy(drawbridge, 'contoso')).toEqual(['Contoso active']);
  expect(await tenantsSeenBy(drawbridge, 'northwind')).toEqual([]);
}, 60_000);
