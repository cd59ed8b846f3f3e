// PRV-08: administrators from outside are people of the primary tenant, and only when they need to be.
import { allOf, someOf } from '../../all-of.ts';
import { type EstateView, type TenantCheck, type TenantView, withFacts } from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import { type Home, homeOf, isExternal, isGuestByType } from '../../people.ts';
import { ALL_HIGHLY_PRIVILEGED } from '../../privileged-roles.ts';
import type { Verdict } from '../../result.ts';
import { ELIGIBLE_READS, type RoleHolders } from '../../role-holders.ts';
import { doubtsOf, type Holder, holderEvidence, peopleAmong, withHolders } from './holders.ts';
import { soundRoles } from './sound.ts';

const READS = [...ELIGIBLE_READS, 'users'] as const;

export const externalAdministrators: TenantCheck = {
  id: 'PRV-08',
  title: 'External administrators come from the primary tenant and are eligible, not standing',
  area: 'privileged-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: ['primary', 'secondary', 'sandbox', 'isolated'],
  reads: READS,
  readsElsewhere: ['users', 'organization'],
  why: 'An administrator from outside is as safe as their home tenant, and leaves when that tenant says so. From the primary tenant, and eligible, that is the wanted way to run a secondary one; from anywhere else it is somebody else’s key.',
  remediation:
    'Make the identities of the primary tenant eligible, and remove roles from everybody else who is not at home here.',
  words: [
    'external admins',
    'guest admins',
    'guests with roles',
    'outside administrators',
    'foreign admins',
    'guest global admin',
    'privileged guests',
    'partner admins',
  ],
  assess: (view, estate) =>
    withFacts(view, ['users'], () =>
      withHolders(view, ALL_HIGHLY_PRIVILEGED, estate.now, 'eligible', (holders) =>
        soundRoles(view, READS, judge(view, holders, estate), { doubts: doubtsOf(holders, 'all') }),
      ),
    ),
};

interface Seen {
  readonly holder: Holder;
  readonly wrong: readonly string[];
  readonly unsure: readonly string[];
  readonly from: string;
}

function judge(view: TenantView, holders: RoleHolders, estate: EstateView): Verdict {
  const people = peopleAmong(view, holders.holds);
  const seen = people
    .filter(({ user }) => user && (isExternal(user) || isGuestByType(user)))
    .map((holder) => seeOne(view, holder, estate));
  const lost = people.filter(({ user }) => user === undefined);
  const wrong = seen.filter((one) => one.wrong.length > 0);
  const unsure = seen.filter((one) => one.wrong.length === 0 && one.unsure.length > 0);
  const evidence = [
    ...seen.map((one) =>
      holderEvidence(
        one.holder,
        one.wrong.length + one.unsure.length === 0,
        [one.from, ...one.wrong, ...one.unsure.filter((open) => !one.from.includes(open))].join(
          '; ',
        ),
      ),
    ),
    ...lost.map((holder) => holderEvidence(holder, false, 'the account was not among those read')),
  ];
  const notes =
    seen.length > 0
      ? [
          'The zero trust assessment of Microsoft fails every guest with a privileged role. Here the documented pattern passes: people of the primary tenant, eligible.',
        ]
      : [];
  const verdict = (state: Verdict['state'], reason: string): Verdict => ({
    state,
    reason,
    evidence,
    notes,
    profile: 'administered from the primary tenant',
  });
  if (wrong.length > 0) {
    const names = wrong.map(({ holder, wrong: faults }) => `${holder.name} (${faults.join(', ')})`);
    const which = `${someOf(wrong.length, seen.length, 'administrator')} from outside`;
    const [is, their] = wrong.length === 1 ? ['is', 'it'] : ['are', 'they'];
    return verdict('fail', `${which} ${is} not as ${their} should be: ${listed(names)}`);
  }
  if (unsure.length > 0) {
    const names = unsure.map(({ holder, unsure: open }) => `${holder.name}: ${open.join(', ')}`);
    return verdict('unknown', `where they are at home cannot be verified: ${listed(names)}`);
  }
  if (lost.length > 0) {
    const names = listed(lost.map(({ name }) => name));
    return verdict('unknown', `cannot be told: ${names} was not among the people read`);
  }
  return seen.length === 0
    ? verdict('pass', 'none: no administrator comes from outside')
    : verdict(
        'pass',
        `${allOf(seen.length, 'administrator')} from outside ${seen.length === 1 ? 'is' : 'are'} of the primary tenant and eligible`,
      );
}

function seeOne(view: TenantView, holder: Holder, estate: EstateView): Seen {
  const { user } = holder;
  const { kind } = view.tenant;
  const home: Home =
    user && isExternal(user)
      ? homeOf(estate, view.tenant.id, user)
      : { tenantId: undefined, certain: true, how: 'a local account that is a guest by type' };
  const tenant = estate.view(home.tenantId ?? '')?.tenant;
  const from = tenant
    ? `from ${tenant.displayName}${home.certain ? '' : ', as it seems'} (${home.how})`
    : `home not known (${home.how})`;
  const placed =
    kind === 'isolated' || kind === 'primary'
      ? [`a tenant that is ${kind} takes no administrators from outside`]
      : tenant?.kind === 'primary'
        ? []
        : [tenant ? `at home in ${tenant.displayName}` : 'not from the primary tenant'];
  const lasting = holder.holds.filter(({ how }) => how === 'standing' || how === 'time-bound');
  const sure = lasting.filter(({ certain }) => certain);
  return {
    holder,
    from,
    wrong: [...placed, ...(sure.length > 0 ? ['not eligible but assigned'] : [])],
    unsure: [
      ...(home.certain ? [] : [home.how]),
      ...(lasting.length > sure.length ? ['whether it is assigned or activated'] : []),
    ],
  };
}
