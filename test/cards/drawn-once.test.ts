// What shows the same is filled in once, and whoever sees something else never gets a colleague's card.
import { expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { NOW, pending } from '../fakes/access.ts';
import { AWAY } from '../fakes/estate.ts';
import { textsOf } from './lint.ts';

const OWNERS: readonly AccountRef[] = Array.from({ length: 40 }, (_, i) => ({
  tenantId: AWAY,
  objectId: `d0000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
}));

function asked(): AccessRequest {
  const request = pending();
  const [side] = request.sides;
  if (!side || !request.personal) throw new Error('It asks nobody.');
  const names = OWNERS.map((one, i) => [accountKey(one), `Owner ${i}`]);
  return {
    ...request,
    approvers: OWNERS.map((account, i) => ({
      account,
      as: 'tenant-owner',
      conflicted: i === 9,
      sides: [side.id],
    })),
    personal: { ...request.personal, names: Object.fromEntries(names) },
  };
}

const BERLIN = readerFrom('en-GB', 'Europe/Berlin');
const draw = (request: AccessRequest, viewer: AccountRef | undefined, reader = BERLIN) => {
  if (!viewer) throw new Error('Nobody looks.');
  return requestCard({ request, viewer, audience: 'approver', tenant: 'Away', reader, now: NOW });
};
const words = (card: ReturnType<typeof draw>) => Object.values(textsOf(card)).flat().join('\n');

test('deciders who see the same share one card, and nobody can change it', () => {
  const request = asked();
  const card = draw(request, OWNERS[20]);
  expect(draw(request, OWNERS[30])).toBe(card);
  const body = card.body as unknown[];
  expect(() => body.push({})).toThrow(TypeError);
});

test('each card is what it would be if it were drawn alone', () => {
  const request = asked();
  for (const viewer of OWNERS) expect(draw(request, viewer)).toEqual(draw(asked(), viewer));
});

test('another zone, another state and a conflict of interest are cards of their own', () => {
  const request = asked();
  const card = draw(request, OWNERS[20]);
  const elsewhere = draw(request, OWNERS[20], readerFrom('en-US', 'America/Chicago'));
  expect(words(elsewhere)).not.toBe(words(card));
  expect(words(draw(request, OWNERS[9]))).toContain('another owner decides');
  expect(words(card)).not.toContain('another owner decides');
  const erased = draw({ ...request, personal: null }, OWNERS[20]);
  expect(words(erased)).not.toContain('Owner 1');
});
