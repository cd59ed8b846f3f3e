// What somebody else gave, or made of what we gave, over HTTP: it is still there when the access has ended.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Drawbridge, startDrawbridge } from '../support/drawbridge.ts';
import { ADMIN, REPORTS_READER } from './activation.ts';
import {
  editUser,
  guestOf,
  MAY_ASSIGN,
  MAY_INVITE,
  postToFabrikam,
  putIntoGroup,
  userOf,
} from './by-hand.ts';
import { accept, ask, decide, eligibleIn, FINANCE, membersOf, REPORTS, readCard } from './story.ts';

const ALEX = 'alex.meyer@contoso.example';
let drawbridge: Drawbridge;
beforeAll(async () => {
  drawbridge = await startDrawbridge({ env: () => ({ READ_BACK_SECONDS: '1' }) });
}, 90_000);
afterAll(() => drawbridge.stop());
beforeEach(async () => {
  await drawbridge.clearFaults();
  await drawbridge.call('POST', '/sandbox/reset');
});

async function grantFinance(): Promise<void> {
  await ask(drawbridge, 'alex', FINANCE);
  await decide(drawbridge, 'ines', 'Approve');
}

/** The guest account that was made for Alex. */
async function guestId(): Promise<string> {
  const guest = await guestOf(drawbridge, ALEX);
  if (!guest) throw new Error('Alex has no guest account.');
  return guest.id;
}

const isMember = async (id: string) =>
  (await membersOf(drawbridge, 'fabrikam', 'Finance Closing')).includes(id);

describe('a guest account', () => {
  test('that became a member of staff is not deleted at the end', async () => {
    await grantFinance();
    await accept(drawbridge, 'alex');
    const id = await guestId();
    await editUser(drawbridge, id, {
      userType: 'Member',
      userPrincipalName: 'alex.meyer@fabrikam.example',
      mail: 'alex.meyer@fabrikam.example',
      identities: [],
    });
    await drawbridge.advance('P8D');
    expect(await readCard(drawbridge, 'ines')).toContain(
      'The account is no longer a guest account, so it stays.',
    );
    expect(await userOf(drawbridge, id)).toBeDefined();
    expect(await isMember(id)).toBe(false);
  });

  test('that was given a licence is not deleted at the end', async () => {
    await grantFinance();
    const id = await guestId();
    const skuId = '06ebc4ee-1bb5-47dd-8120-11324bc54e06';
    await editUser(drawbridge, id, { assignedLicenses: [{ skuId, disabledPlans: [] }] });
    await drawbridge.advance('P8D');
    expect(await readCard(drawbridge, 'ines')).toContain(
      'The guest account stays: it has 1 licence.',
    );
    expect(await userOf(drawbridge, id)).toBeDefined();
  });

  test('that a rule put into a group for everybody is deleted at the end', async () => {
    await grantFinance();
    const id = await guestId();
    await putIntoGroup(drawbridge, id, 'Everybody');
    await drawbridge.advance('P8D');
    expect(await readCard(drawbridge, 'ines')).toContain('Read back as gone');
    expect(await userOf(drawbridge, id)).toBeUndefined();
  });

  test('that somebody put into another group stays, and the card says why', async () => {
    await grantFinance();
    const id = await guestId();
    await putIntoGroup(drawbridge, id, 'Everybody');
    await putIntoGroup(drawbridge, id, 'Engineering');
    await drawbridge.advance('P8D');
    expect(await readCard(drawbridge, 'ines')).toContain(
      'The guest account stays: it has 1 membership.',
    );
    expect(await userOf(drawbridge, id)).toBeDefined();
  });

  test('that somebody else made just before, and no search shows yet, is used and stays', async () => {
    await drawbridge.advance('PT2H');
    const { invitedUser } = await postToFabrikam(drawbridge, MAY_INVITE, '/invitations', {
      invitedUserEmailAddress: ALEX,
      inviteRedirectUrl: 'https://myapplications.microsoft.com',
    });
    const { id } = invitedUser as { id: string };
    await drawbridge.advance('PT10M');
    // Searches lag an hour behind; what is read by its id does not.
    const lag = { kind: 'lag', ms: 3_600_000, clock: 'sandbox', tenant: 'fabrikam' };
    await drawbridge.fault({ ...lag, path: '/us*rs', method: 'GET' });
    await grantFinance();
    await drawbridge.clearFaults();

    expect(await readCard(drawbridge, 'alex')).toContain('Waiting for acceptance');
    expect(await guestId()).toBe(id);
    expect(await isMember(id)).toBe(true);

    await drawbridge.advance('P8D');
    expect(await readCard(drawbridge, 'ines')).toContain('It was there before.');
    expect(await guestId()).toBe(id);
    expect(await isMember(id)).toBe(false);
  });
});

describe('an eligibility', () => {
  const PROLONGED = 'Somebody else has prolonged it, so it stays.';
  let before = 0;
  beforeEach(async () => {
    before = await eligibleIn(drawbridge, 'fabrikam');
  });

  async function grantReports(duration: string): Promise<void> {
    await ask(drawbridge, 'alex', { ...REPORTS, duration });
    await decide(drawbridge, 'ines', 'Approve');
    expect(await readCard(drawbridge, 'alex')).toContain('Eligible since');
  }

  /** As an administrator of Fabrikam would, in PIM. */
  const prolong = (duration: string) =>
    postToFabrikam(
      drawbridge,
      MAY_ASSIGN,
      '/roleManagement/directory/roleEligibilityScheduleRequests',
      {
        action: 'adminUpdate',
        principalId: ADMIN,
        roleDefinitionId: REPORTS_READER,
        directoryScopeId: '/',
        justification: 'Needed until the audit',
        scheduleInfo: { expiration: { type: 'afterDuration', duration } },
      },
    );

  test('that an administrator has prolonged is still there when our time is over', async () => {
    await grantReports('P1D');
    await drawbridge.advance('PT12H');
    await prolong('P60D');
    await drawbridge.advance('P2D');
    for (const who of ['alex', 'ines'])
      expect(await readCard(drawbridge, who)).toContain(PROLONGED);
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before + 1);
  });

  test('that an administrator has prolonged is still there when ours is revoked', async () => {
    await grantReports('P7D');
    await prolong('P60D');
    await decide(drawbridge, 'ines', 'Revoke access');
    await drawbridge.advance('PT1M');
    expect(await readCard(drawbridge, 'ines')).toContain(PROLONGED);
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before + 1);
  });

  test('that a longer grant of ours had prolonged goes with the last of them', async () => {
    await grantReports('P1D');
    await grantReports('P7D');
    await decide(drawbridge, 'ines', 'Revoke access');
    await drawbridge.advance('PT1M');
    expect(await readCard(drawbridge, 'ines')).toContain('needs it as well: it stays until');
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before + 1);

    await drawbridge.advance('P2D');
    expect(await eligibleIn(drawbridge, 'fabrikam')).toBe(before);
  });
});
