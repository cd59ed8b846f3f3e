// Consent and permissions of a tenant's identities: the links, the waiting, and what came of it.
import { randomUUID } from 'node:crypto';
import type { Tenant } from '../../domain/estate/estate.ts';
import { consentLink } from '../../domain/onboarding/consent-link.ts';
import {
  type IdentityFinding,
  isWhole,
  missingIn,
} from '../../domain/onboarding/permission-finding.ts';
import { checkIdentity } from '../../usecases/check-identity.ts';
import { say } from '../shared/terminal.ts';
import type { TenantContext } from './context.ts';

const LOOK_EVERY_MS = 5_000;
const LOOK_EVERY_IN_SANDBOX_MS = 300;

export const findingsOf = (
  { check, asked }: TenantContext,
  tenant: Tenant,
): Promise<IdentityFinding[]> =>
  Promise.all(
    tenant.signIn.map((identity) =>
      checkIdentity(check, tenant, identity, asked[identity] ?? { purpose: '', permissions: {} }),
    ),
  );

/** What is whole stays so: nothing is asked twice of a service that answers once a second. */
const again = async (
  { check, asked }: TenantContext,
  tenant: Tenant,
  finding: IdentityFinding,
): Promise<IdentityFinding> =>
  isWhole(finding)
    ? finding
    : checkIdentity(
        check,
        tenant,
        finding.identity,
        asked[finding.identity] ?? { purpose: '', permissions: {} },
      );

/** True: every identity may do what it is for. Waits for it where that is wanted. */
export async function permissionsGranted(
  context: TenantContext,
  tenant: Tenant,
  waitMs: number,
): Promise<boolean> {
  const until = performance.now() + waitMs;
  let findings = await findingsOf(context, tenant);
  const open = findings.filter((finding) => !isWhole(finding));
  if (open.length > 0) tellLinks(context, tenant, open);
  const pause = context.settings.mode === 'sandbox' ? LOOK_EVERY_IN_SANDBOX_MS : LOOK_EVERY_MS;
  let left = open.length;
  if (left > 0 && waitMs > 0) say('', 'Waiting for it. Ctrl+C stops; the same command goes on.');
  while (left > 0 && performance.now() < until) {
    await new Promise((done) => setTimeout(done, pause));
    findings = await Promise.all(findings.map((one) => again(context, tenant, one)));
    const now = findings.filter((finding) => !isWhole(finding)).length;
    if (now < left) say(`  ${findings.length - now} of ${findings.length} identities are ready.`);
    left = now;
  }
  tellFindings(tenant, findings);
  return left === 0;
}

function tellLinks(
  { identities, settings, onboarding, asked }: TenantContext,
  tenant: Tenant,
  open: readonly IdentityFinding[],
): void {
  const place = { ...settings, redirectUri: onboarding.redirectUri };
  say(
    '',
    `An administrator of ${tenant.displayName} opens each of these and accepts, once for each identity:`,
  );
  for (const { identity } of open) {
    const { clientId } = identities[identity] ?? { clientId: '' };
    say(
      '',
      `  ${identity}: ${asked[identity]?.purpose ?? ''}`,
      `  ${consentLink(place, tenant.id, clientId, randomUUID())}`,
    );
  }
}

export function tellFindings(tenant: Tenant, findings: readonly IdentityFinding[]): void {
  say('', `What Drawbridge may do in ${tenant.displayName}:`);
  for (const finding of findings) {
    const { identity, signsIn, said, permissions, tooMuch } = finding;
    if (signsIn !== 'yes') {
      say(`  ${identity}: ${said ?? signsIn}.`);
      continue;
    }
    say(`  ${identity}: ${[...held(permissions), ...missing(finding)].join('; ')}.`);
    const idle = permissions.filter(({ state }) => state === 'idle');
    if (idle.length > 0) {
      say(
        `    ${idle.length} more are held and have nothing to read, for want of a licence: ${idle.map(({ permission }) => permission).join(', ')}.`,
        '    That is no fault. What needs such a licence is not offered there, and answers about it say so.',
      );
    }
    for (const one of permissions) {
      if (one.state === 'unknown') say(`    ${one.permission} is not certain: ${one.said}.`);
    }
    if (tooMuch.length > 0) {
      say(`    More than it asks for: ${tooMuch.join(', ')}. Take that back in Entra.`);
    }
  }
}

function held(permissions: IdentityFinding['permissions']): string[] {
  const by = (how: 'call' | 'token') =>
    permissions.filter((one) => one.by === how && one.state === 'held').length;
  const [tried, named] = [by('call'), by('token')];
  return [
    ...(tried > 0 ? [`${tried} permission${tried === 1 ? '' : 's'} tried`] : []),
    ...(named > 0
      ? [
          `${named} in the token that only write${named === 1 ? 's' : ''}, and ${named === 1 ? 'was' : 'were'} not tried`,
        ]
      : []),
  ];
}

const missing = (finding: IdentityFinding): string[] => {
  const names = missingIn(finding);
  return names.length > 0 ? [`missing: ${names.join(', ')}`] : [];
};
