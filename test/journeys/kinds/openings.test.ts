// A boundary opened for named people and applications, over HTTP: both halves, proven, and closed again.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawbridgeAsNew } from '../../support/as-new.ts';
import type { Drawbridge } from '../../support/drawbridge.ts';
import { decide, readCard } from '../story.ts';
import { CHANNELS, INTO_PAYROLL, TO_PAYSLIPS } from './openings.story.ts';
import { askSetting, endSetting } from './settings.ts';

let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await drawbridgeAsNew();
}, 90_000);
afterAll(() => drawbridge.stop());

type Row = Record<string, unknown>;

interface Section {
  readonly usersAndGroups: { readonly targets: ReadonlyArray<{ readonly target: string }> };
  readonly applications: { readonly targets: ReadonlyArray<{ readonly target: string }> };
}

const IDS: Readonly<Record<string, string>> = {
  contoso: '0b7ad8a3-c551-4bf1-9157-7f2a01302770',
  fabrikam: '106e3db9-a098-48e8-8c68-a063cca60ee9',
  northwind: 'af0972db-f95d-42e7-9c55-0766d8c2c78f',
  adatum: '984c2306-0c3b-48f3-b78c-eca511bee7f2',
};

async function sectionOf(tenant: string, partner: string, section: string): Promise<unknown> {
  const { graph } = await drawbridge.tenant<{ graph: Record<string, { value: Row[] }> }>(tenant);
  const entries = graph['/policies/crossTenantAccessPolicy/partners']?.value;
  const entry = entries?.find(({ tenantId }) => tenantId === IDS[partner]);
  if (!entry) throw new Error(`${tenant} has no entry for ${partner}.`);
  return entry[section];
}

/** Ends of the ids in both lists, people first. */
async function listsOf(tenant: string, partner: string, section: string): Promise<string[][]> {
  const { usersAndGroups, applications } = (await sectionOf(tenant, partner, section)) as Section;
  return [usersAndGroups, applications].map(({ targets }) =>
    targets.map(({ target }) => target.slice(-4)),
  );
}

describe('a boundary', { timeout: 60_000 }, () => {
  test('is opened on both sides by the owners of both, and closed again', async () => {
    await askSetting(drawbridge, 'alex', INTO_PAYROLL);
    const card = await readCard(drawbridge, 'omar');
    expect(card).toContain('Inbound access from Fabrikam');
    expect(card).toMatch(
      /Fabrikam, outbound to Contoso: Engineering \(Fabrikam\) → Payroll Portal: closed\s+→\s+open/,
    );
    expect(card).toContain(
      'Contoso, inbound from Fabrikam: Engineering (Fabrikam) → Payroll Portal',
    );
    expect(card).toContain('Ines Roth for Fabrikam; each side has to agree.');
    const before = await drawbridge.changes();
    await decide(drawbridge, 'omar', 'Approve');
    expect(await drawbridge.changes()).toEqual(before);
    await decide(drawbridge, 'ines', 'Approve');
    const open = [['2203'], ['7a11', 'f3b7']];
    expect(await listsOf('fabrikam', 'contoso', 'b2bCollaborationOutbound')).toEqual(open);
    expect(await listsOf('contoso', 'fabrikam', 'b2bCollaborationInbound')).toEqual(open);
    const changed = (await drawbridge.changes()).slice(before.length);
    expect(changed).toHaveLength(2);

    await decide(drawbridge, 'omar', 'Review now');
    expect(await readCard(drawbridge, 'omar')).toContain(
      'Engineering (Fabrikam) → Payroll Portal closes, unless another request needs it.',
    );
    await decide(drawbridge, 'omar', 'End it');
    expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
    const closed = [['2203'], ['7a11']];
    expect(await listsOf('fabrikam', 'contoso', 'b2bCollaborationOutbound')).toEqual(closed);
    expect(await listsOf('contoso', 'fabrikam', 'b2bCollaborationInbound')).toEqual(closed);
  });

  test('is not opened for pairs that nobody asked for', async () => {
    const wish = {
      ...INTO_PAYROLL,
      inputs: { people: ['Finance Closing'], applications: ['Payroll Portal'] },
    };
    const { dialog } = await askSetting(drawbridge, 'alex', wish);
    const said = JSON.stringify(dialog?.card);
    expect(said).toContain('this would open as well');
    expect(said).toContain('Engineering (Fabrikam) → Payroll Portal');
    expect(said).toContain('Finance Closing (Fabrikam) → Supplier Portal');
    expect(said).toContain('an app role');
  });

  test('to a partner without Drawbridge is opened once the partner has done its half', async () => {
    await askSetting(drawbridge, 'alex', TO_PAYSLIPS);
    await decide(drawbridge, 'omar', 'Approve');
    const before = await drawbridge.changes();
    const waiting = await readCard(drawbridge, 'omar');
    expect(waiting).toContain('/policies/crossTenantAccessPolicy/partners/0b7ad8a3');
    expect(waiting).toContain('"b2bCollaborationInbound":{"usersAndGroups"');
    await decide(drawbridge, 'omar', 'The partner has done it');
    expect((await drawbridge.changes()).length).toBe(before.length + 1);
    expect(await listsOf('contoso', 'adatum', 'b2bCollaborationOutbound')).toEqual([
      ['1106', '1107'],
      ['ad01'],
    ]);
    await endSetting(drawbridge, 'omar');
    expect((await listsOf('contoso', 'adatum', 'b2bCollaborationOutbound'))[0]).toEqual(['1106']);
  });

  test('for shared channels lets people out and in, and inherits again at the end', async () => {
    // Neither has an entry for the other yet.
    await askSetting(drawbridge, 'alex', { ...CHANNELS, pair: 'From Fabrikam into Northwind' });
    const card = await readCard(drawbridge, 'omar');
    expect(card).toContain('Shared channels with Fabrikam');
    expect(card).toContain('Engineering (Fabrikam) → Office 365');
    expect(card).toContain('limited contact data');
    await decide(drawbridge, 'omar', 'Approve');
    await decide(drawbridge, 'ines', 'Approve');
    const open = [['2203'], ['e365']];
    expect(await listsOf('fabrikam', 'northwind', 'b2bDirectConnectOutbound')).toEqual(open);
    expect(await listsOf('northwind', 'fabrikam', 'b2bDirectConnectInbound')).toEqual(open);
    await endSetting(drawbridge, 'omar');
    expect(await readCard(drawbridge, 'alex')).toContain('Read back as gone');
    expect(await sectionOf('northwind', 'fabrikam', 'b2bDirectConnectInbound')).toBeNull();
    expect(await sectionOf('fabrikam', 'northwind', 'b2bDirectConnectOutbound')).toBeNull();
  });
});
