// Random small tenants with few partners whose settings inherit and overlap, as Graph would answer about them.
import fc from 'fast-check';
import type { AreaValues } from '../../../../src/domain/posture/facts/areas.ts';

export const HERE = '10000000-0000-4000-8000-0000000000f0';
export const IDS = {
  primary: '10000000-0000-4000-8000-0000000000f1',
  sister: '10000000-0000-4000-8000-0000000000f2',
  documented: '20000000-0000-4000-8000-0000000000f3',
  support: '20000000-0000-4000-8000-0000000000f4',
  stranger: '30000000-0000-4000-8000-0000000000f5',
} as const;
export type Who = keyof typeof IDS;

interface List {
  readonly allows: boolean;
  readonly names: readonly string[];
}
export interface Lists {
  /** Undefined: not said, or inherited. */
  readonly people: List | undefined;
  readonly applications: List | undefined;
}
export interface Trusting {
  readonly mfa: boolean | null;
  readonly compliant: boolean | null;
  readonly hybrid: boolean | null;
}
export interface Settings {
  readonly inbound: Lists | null;
  readonly outbound: Lists | null;
  readonly directInbound: Lists | null;
  readonly directOutbound: Lists | null;
  readonly trust: Trusting;
}
export interface Boundary {
  readonly standard: Settings;
  readonly partners: ReadonlyArray<
    Settings & { readonly who: Who; readonly documented: ReadonlyArray<keyof Trusting> }
  >;
  readonly primaryIsHybrid: boolean;
  readonly guests: number;
  readonly organization: boolean;
  readonly synchronised: boolean | null;
  readonly clouds: readonly string[] | null;
}

const GROUP = '40000000-0000-4000-8000-0000000000f6';
const PERSON = '60000000-0000-4000-8000-0000000000f7';
const APPLICATION = '50000000-0000-4000-8000-0000000000f8';

const list = (all: string, ...others: string[]): fc.Arbitrary<List> =>
  fc.record({
    allows: fc.boolean(),
    names: fc.oneof(
      { weight: 3, arbitrary: fc.constant([all]) },
      { weight: 2, arbitrary: fc.subarray(others, { minLength: 1 }) },
    ),
  });
const people = list('AllUsers', GROUP, PERSON);
const applications = list('AllApplications', 'Office365', APPLICATION);

const whole: fc.Arbitrary<Lists> = fc.record({ people, applications });
const inPart: fc.Arbitrary<Lists | null> = fc.oneof(
  { weight: 2, arbitrary: whole },
  { weight: 2, arbitrary: fc.constant(null) },
  fc.record({ people, applications: fc.constant(undefined) }),
  fc.record({ people: fc.constant(undefined), applications }),
);
const shut: fc.Arbitrary<Lists> = fc.constant({
  people: { allows: false, names: ['AllUsers'] },
  applications: { allows: false, names: ['AllApplications'] },
});
const often = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: rare });

const claim = fc.constantFrom(true, false, null);
const standardOf = (section: fc.Arbitrary<Lists | null>, trusted: fc.Arbitrary<boolean | null>) =>
  fc.record({
    inbound: section,
    outbound: section,
    directInbound: section,
    directOutbound: section,
    trust: fc.record({ mfa: trusted, compliant: trusted, hybrid: trusted }),
  });
const standard: fc.Arbitrary<Settings> = fc.oneof(
  standardOf(often(whole, inPart), fc.constantFrom(false, false, false, true)),
  standardOf(often<Lists | null>(shut, inPart), often<boolean | null>(fc.constant(false), claim)),
);

export const boundaries: fc.Arbitrary<Boundary> = fc.record({
  standard,
  partners: fc
    .uniqueArray(
      fc.record({
        who: fc.constantFrom<Who>('primary', 'sister', 'documented', 'support', 'stranger'),
        inbound: inPart,
        outbound: inPart,
        directInbound: inPart,
        directOutbound: inPart,
        trust: fc.record({ mfa: claim, compliant: claim, hybrid: claim }),
        documented: fc.subarray(['mfa', 'compliant', 'hybrid'] as const),
      }),
      { maxLength: 3, selector: ({ who }) => who },
    )
    .map((all) =>
      all.map((one) => ({ ...one, documented: one.who === 'documented' ? one.documented : [] })),
    ),
  primaryIsHybrid: fc.boolean(),
  guests: often(fc.constant(0), fc.constant(1)),
  organization: often(fc.constant(false), fc.constant(true)),
  synchronised: often<boolean | null>(fc.constantFrom(null, false), fc.constant(true)),
  clouds: often<readonly string[] | null>(
    fc.constant([]),
    fc.constantFrom(['microsoftonline.us'], null),
  ),
});

const answerList = (one: List | undefined, type: string) =>
  one
    ? {
        accessType: one.allows ? 'allowed' : 'blocked',
        targets: one.names.map((target) => ({
          target,
          targetType: type === 'user' && target === GROUP ? 'group' : type,
        })),
      }
    : null;
const answerSection = (lists: Lists | null) =>
  lists && {
    usersAndGroups: answerList(lists.people, 'user'),
    applications: answerList(lists.applications, 'application'),
  };
const answerSettings = ({ inbound, outbound, directInbound, directOutbound, trust }: Settings) => ({
  b2bCollaborationInbound: answerSection(inbound),
  b2bCollaborationOutbound: answerSection(outbound),
  b2bDirectConnectInbound: answerSection(directInbound),
  b2bDirectConnectOutbound: answerSection(directOutbound),
  inboundTrust: {
    isMfaAccepted: trust.mfa,
    isCompliantDeviceAccepted: trust.compliant,
    isHybridAzureADJoinedDeviceAccepted: trust.hybrid,
  },
});

export function answersOf(boundary: Boundary): Partial<AreaValues> {
  return {
    organization: { id: HERE, onPremisesSyncEnabled: boundary.synchronised },
    users: Array.from({ length: boundary.guests }, (_, index) => ({
      id: `${index}`,
      displayName: 'Somebody',
      userPrincipalName: 's_else.example#EXT#@here.onmicrosoft.com',
      // Synchronised people are members by type.
      userType: 'Member',
      accountEnabled: true,
    })),
    crossTenantPolicy: { allowedCloudEndpoints: boundary.clouds },
    crossTenantDefault: { isServiceDefault: false, ...answerSettings(boundary.standard) },
    crossTenantPartners: boundary.partners.map((one) => ({
      tenantId: IDS[one.who],
      identitySynchronization: null,
      ...answerSettings(one),
    })),
    partnerNames: [],
    multiTenantOrganization: { state: boundary.organization ? 'active' : null },
    multiTenantMembers: [],
    synchronization: [],
  };
}
