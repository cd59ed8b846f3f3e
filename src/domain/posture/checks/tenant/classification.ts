// TEN-05: which tenant is the primary one agrees with what the tenants are used for, and there is exactly one.
import type { EstateView, TenantCheck, TenantView } from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import { onlyIfRead } from '../../only-if-read.ts';
import { isMemberByType } from '../../people.ts';
import { knownValue } from '../../reading.ts';
import type { Verdict } from '../../result.ts';
import { type Use, useOf } from './use.ts';

const READS = ['organization', 'skus'] as const;

export const classification: TenantCheck = {
  id: 'TEN-05',
  title: 'Primary and secondary are what the tenants’ use says, with exactly one primary',
  area: 'tenant',
  kind: 'fact',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  reads: READS,
  readsElsewhere: ['organization', 'skus', 'users'],
  why: 'The primary tenant is where people have their mail, their files and their devices, and where they come from when they work in the others. Much of the guidance differs between the two, so a wrong word here makes other answers wrong.',
  remediation:
    'Correct the kind of the tenant in the estate, or record in its architecture decision why it differs.',
  words: [
    'primary tenant',
    'secondary tenant',
    'which tenant is primary',
    'classification',
    'decision tree',
    'main tenant',
  ],
  assess: (view, estate) => onlyIfRead(view, READS, judge(view, estate)),
};

function judge(view: TenantView, estate: EstateView): Verdict {
  const { kind } = view.tenant;
  const primaries = estate.estate.tenants.filter((tenant) => tenant.kind === 'primary');
  const use = useOf(view);
  const evidence = [
    {
      kind: 'tenant' as const,
      id: view.tenant.id,
      name: view.tenant.displayName,
      detail: `declared as ${kind}; ${sayUse(use)}`,
    },
  ];
  const verdict = (state: Verdict['state'], reason: string, notes: string[] = []): Verdict => ({
    state,
    reason,
    evidence: evidence.map((one) => ({ ...one, good: state === 'pass' })),
    notes,
    attested: true,
  });
  if (primaries.length !== 1) {
    return verdict(
      'fail',
      primaries.length === 0
        ? 'the estate declares no primary tenant'
        : `the estate declares ${primaries.length} primary tenants: ${listed(primaries.map(({ displayName }) => displayName))}`,
    );
  }
  if (kind === 'sandbox' || kind === 'isolated') {
    return verdict('pass', `declared as ${kind}, which is accepted as declared`);
  }
  const computed = computedKind(view, use, estate);
  if (computed.kind === undefined) return verdict('unknown', `cannot be told: ${computed.because}`);
  return computed.kind === kind
    ? verdict('pass', `${kind}, as its use says: ${computed.because}`)
    : verdict(
        'fail',
        `declared as ${kind}, and its use says ${computed.kind}: ${computed.because}`,
      );
}

interface Computed {
  readonly kind: 'primary' | 'secondary' | undefined;
  readonly because: string;
}

function computedKind(view: TenantView, use: Use | undefined, estate: EstateView): Computed {
  if (use?.candidate === undefined) {
    return { kind: undefined, because: 'its licences or its synchronisation could not be read' };
  }
  if (!use.candidate) return { kind: 'secondary', because: sayUse(use) };
  const others = estate.tenants.filter(
    ({ tenant }) =>
      tenant.id !== view.tenant.id && (tenant.kind === 'primary' || tenant.kind === 'secondary'),
  );
  let unsure: string | undefined;
  for (const other of others) {
    const theirs = useOf(other);
    if (theirs?.candidate === undefined) {
      unsure ??= `whether ${other.tenant.displayName} is used more could not be read`;
      continue;
    }
    if (!theirs.candidate) continue;
    const more = isUsedMore(other, theirs, view, use);
    if (more === true) {
      return {
        kind: 'secondary',
        because: `${other.tenant.displayName} is used more (${sayUse(theirs)})`,
      };
    }
    if (more === undefined) {
      unsure ??= `it has as many seats as ${other.tenant.displayName}, and the people of one of them could not be read`;
    }
  }
  return unsure === undefined
    ? { kind: 'primary', because: sayUse(use) }
    : { kind: undefined, because: unsure };
}

/** By seats, then by people; if even those are the same, by what is declared. */
function isUsedMore(
  other: TenantView,
  theirs: Use,
  view: TenantView,
  use: Use,
): boolean | undefined {
  if (theirs.seats !== use.seats) return theirs.seats > use.seats;
  const [them, us] = [membersOf(other), membersOf(view)];
  if (them === undefined || us === undefined) return undefined;
  return them === us ? other.tenant.kind === 'primary' : them > us;
}

const membersOf = (view: TenantView): number | undefined =>
  knownValue(view.facts, 'users')?.filter(
    (user) => isMemberByType(user) && user.accountEnabled === true,
  ).length;

function sayUse(use: Use | undefined): string {
  if (use?.candidate === undefined) return 'its use could not be read';
  if (use.seats > 0) return `${use.seats} seats of Microsoft 365`;
  return use.candidate
    ? 'device management and premium identity for people from on-premises'
    : 'neither Microsoft 365 nor managed people from on-premises';
}
