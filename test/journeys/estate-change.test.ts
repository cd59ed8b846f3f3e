// A rule is changed in its file: nothing of it counts until two people have accepted it on their cards.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Drawbridge, startDrawbridge, textOf, until } from '../support/drawbridge.ts';
import { ask, openForm, REPORTS, readCard } from './story.ts';

const folder = mkdtempSync(join(tmpdir(), 'estate-change-'));
const roles = join(folder, 'policies', '10-roles.yaml');
let drawbridge: Drawbridge;

beforeAll(async () => {
  cpSync('estate', folder, { recursive: true });
  drawbridge = await startDrawbridge({ scenario: join(folder, 'sandbox') });
}, 120_000);
afterAll(async () => {
  await drawbridge.stop();
  rmSync(folder, { recursive: true });
});

/** What SIGHUP does, with its end. */
async function look(): Promise<string | null> {
  const secret = readFileSync(join(drawbridge.dataDir, 'control.secret'), 'utf8');
  const response = await fetch(`${drawbridge.botOrigin}/control/estate`, {
    method: 'POST',
    headers: { 'x-control-secret': secret },
  });
  return ((await response.json()) as { note: string | null }).note;
}

const cardOf = (who: string, words: string) =>
  until(`${who} has the card`, async () =>
    (await drawbridge.chat(who)).findLast((message) => textOf(message).includes(words)),
  );
const press = async (who: string, action: string) =>
  drawbridge.press(who, (await cardOf(who, 'A change of the estate')).id, action);

async function longestOf(): Promise<string[]> {
  const { dialog } = await openForm(drawbridge, 'alex', REPORTS);
  return [...JSON.stringify(dialog.card).matchAll(/"value":"(P\d+D)"/g)].map(
    ([, value]) => value ?? '',
  );
}

describe('a rule that is changed in its file', () => {
  test('comes to those who decide, and is not followed', async () => {
    expect(await look()).toBeNull();
    const text = readFileSync(roles, 'utf8');
    writeFileSync(roles, text.replace('longest: P7D', 'longest: P3D'));
    expect(await look()).toContain('It needs the yes of at least two people');
    for (const who of ['omar', 'ines']) {
      const card = textOf(await cardOf(who, 'A change of the estate'));
      expect(card).toContain('Rule eligible-roles: longest changed from 7 days to 3 days');
      expect(card).toContain('10-roles.yaml:');
    }
    expect(await longestOf()).toContain('P7D');
  });

  test('is not followed after one yes, nor after the same one again', async () => {
    expect((await press('omar', 'Accept')).notice).toBeUndefined();
    const omars = await cardOf('omar', 'A change of the estate');
    expect(textOf(omars)).toMatch(/Said yes:\s+Omar Diaz/);
    expect(JSON.stringify(omars)).not.toContain('accept-estate');
    expect(await longestOf()).toContain('P7D');
  });

  test('is in force once an owner of each tenant concerned has said yes, and named by what follows it', async () => {
    await press('ines', 'Accept');
    expect(textOf(await cardOf('omar', 'is in force'))).toContain('Ines Roth');
    expect(await look()).toBeNull();
    expect(await longestOf()).not.toContain('P7D');
    const version = /version ([0-9a-f]{12})/.exec(textOf(await cardOf('ines', 'is in force')))?.[1];
    await ask(drawbridge, 'alex', { ...REPORTS, duration: 'P1D' });
    expect(await readCard(drawbridge, 'ines')).toContain(`version ${version}`);
  });

  test('that is refused with a reason stays out, and the reason is read', async () => {
    writeFileSync(roles, readFileSync(roles, 'utf8').replace('longest: P3D', 'longest: P90D'));
    await look();
    const { dialog } = await press('sam', 'Refuse');
    await drawbridge.press('sam', dialog?.id ?? '', 'Refuse the change', {
      reason: 'Far too long',
    });
    expect(textOf(await cardOf('omar', 'was refused'))).toContain('Far too long');
    expect(await longestOf()).not.toContain('P90D');
  });
});
