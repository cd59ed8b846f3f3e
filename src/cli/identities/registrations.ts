// What the registrations of an estate should be like, what they are like, and what is to be done about it.
import type { AskedPermissions } from '../../domain/onboarding/asked-permissions.ts';

export const GRAPH = '00000003-0000-0000-c000-000000000000';

export interface Trust {
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
}

export interface Wanted {
  readonly identity: string;
  readonly uniqueName: string;
  readonly displayName: string;
  readonly description: string;
  readonly permissions: readonly string[];
  readonly redirectUri: string;
  readonly trust: Trust;
}

export interface Found {
  readonly id: string;
  readonly appId: string;
  readonly signInAudience: string;
  /** Names of application permissions of Graph; one that has no name here stands by its id. */
  readonly permissions: readonly string[];
  /** Permissions of other services, or delegated ones. */
  readonly others: number;
  /** Secrets and certificates: anybody who has one is this identity. */
  readonly keys: number;
  readonly redirectUris: readonly string[];
  readonly locked: boolean;
  readonly trusts: readonly Trust[];
  readonly principal: boolean;
}

export type Step =
  | { readonly does: 'register'; readonly wanted: Wanted }
  | {
      readonly does: 'set-right';
      readonly wanted: Wanted;
      readonly found: Found;
      readonly why: readonly string[];
    }
  | { readonly does: 'trust'; readonly wanted: Wanted }
  | { readonly does: 'principal'; readonly wanted: Wanted };

export interface Plan {
  readonly wanted: Wanted;
  readonly found: Found | undefined;
  readonly steps: readonly Step[];
  /** What this command does not touch, and somebody has to look at. */
  readonly looks: readonly string[];
}

export const AUDIENCE = 'AzureADMultipleOrgs';

export function wantedOf(
  asked: AskedPermissions,
  only: readonly string[],
  prefix: string,
  { trust, redirectUri }: Pick<Wanted, 'trust' | 'redirectUri'>,
): Wanted[] {
  return Object.entries(asked)
    .filter(([identity]) => only.length === 0 || only.includes(identity))
    .map(([identity, { purpose, permissions }]) => ({
      identity,
      uniqueName: `${prefix}-${identity}`,
      displayName: `Drawbridge ${identity}`,
      description: purpose,
      permissions: Object.keys(permissions).sort(),
      redirectUri,
      trust,
    }));
}

const missingFrom = (these: readonly string[], those: readonly string[]) =>
  these.filter((one) => !those.includes(one));

const isTrust =
  ({ issuer, subject }: Trust) =>
  (one: Trust): boolean =>
    one.issuer === issuer && one.subject === subject;

export function planOf(wanted: Wanted, found: Found | undefined): Plan {
  if (!found) {
    const does = ['register', 'trust', 'principal'] as const;
    return { wanted, found, steps: does.map((step) => ({ does: step, wanted })), looks: [] };
  }
  const more = missingFrom(wanted.permissions, found.permissions);
  const less = missingFrom(found.permissions, wanted.permissions);
  const why = [
    ...more.map((name) => `asks for ${name}`),
    ...less.map((name) => `no longer asks for ${name}`),
    ...(found.others > 0 ? [`no longer asks for ${found.others} that are none of its own`] : []),
    ...(found.signInAudience === AUDIENCE ? [] : [`can be used in tenants besides this one`]),
    ...(found.redirectUris.includes(wanted.redirectUri)
      ? []
      : [`consent leads back to ${wanted.redirectUri}`]),
    ...(found.locked ? [] : ['its copies in other tenants take no secret of their own']),
  ];
  const steps: Step[] = [
    ...(why.length > 0 ? [{ does: 'set-right' as const, wanted, found, why }] : []),
    ...(found.trusts.some(isTrust(wanted.trust)) ? [] : [{ does: 'trust' as const, wanted }]),
    ...(found.principal ? [] : [{ does: 'principal' as const, wanted }]),
  ];
  const strangers = found.trusts.filter((one) => !isTrust(wanted.trust)(one));
  return {
    wanted,
    found,
    steps,
    looks: [
      ...(found.keys > 0
        ? [
            `has ${found.keys} secrets or certificates; whoever holds one is this identity. Remove them.`,
          ]
        : []),
      ...strangers.map(
        ({ name }) => `also trusts "${name}"; remove it unless you know what it is.`,
      ),
      ...(less.length > 0
        ? ['tenants that consented to what it no longer asks for still grant it: revoke it there.']
        : []),
    ],
  };
}

export function sentenceOf(step: Step): string {
  switch (step.does) {
    case 'register':
      return `register it, asking for ${step.wanted.permissions.join(', ')}`;
    case 'set-right':
      return `change it: ${step.why.join('; ')}`;
    case 'trust':
      return `let the managed identity ${step.wanted.trust.subject} vouch for it`;
    case 'principal':
      return 'make it known in this tenant (consent to its permissions comes later, tenant by tenant)';
  }
}
