// What the separation of a tenant really amounts to: of resources only, or of resources and identities.

import { tenantNamed } from '../../between/naming.ts';
import { isOutsider } from '../../between/outsiders.ts';
import { whyUnread } from '../../between/told.ts';
import type { EstateView, TenantCheck, TenantView } from '../../check.ts';
import type { UserFact } from '../../facts/directory.ts';
import type { RoleAssignmentFact } from '../../facts/roles.ts';
import { homeOf } from '../../people.ts';
import { knownValue, readingOf } from '../../reading.ts';
import type { Evidence, Verdict } from '../../result.ts';
import { DOOR_AREAS } from './doors.ts';
import { isShut } from './isolated.ts';

const RISK =
  'Whoever takes over an account that comes from another tenant, a device it is used on, or the directory it comes from, reaches this tenant with it.';

export const isolationOutcome: TenantCheck = {
  id: 'ISO-02',
  title: 'What the isolation amounts to: resources alone, or identities as well',
  area: 'isolation',
  kind: 'fact',
  severity: 'high',
  appliesTo: ['sandbox', 'isolated', 'secondary'],
  scope: 'tenant',
  reads: [
    ...DOOR_AREAS,
    'roleAssignmentInstances',
    'roleAssignments',
    'roleEligibilityInstances',
    'roleDefinitions',
  ],
  readsElsewhere: ['organization', 'users'],
  why: 'A tenant of its own separates resources. As long as people and administrators come from another tenant, it does not separate identities, and what befalls the other tenant befalls this one.',
  remediation: 'Accept that in the architecture decision, or shut the doors that are listed.',
  words: [
    'resource isolation',
    'identity isolation',
    'how isolated',
    'separated',
    'blast radius',
    'isolation outcome',
  ],
  assess(view, estate) {
    const shut = isShut(view, estate);
    const required = requiredOf(view);
    const outsiders = roleHolders(view, estate);
    const evidence = [...outsiders.evidence, ...hybridLink(view)];
    const notes = [...outsiders.notes, ...(shut === true ? [] : [RISK])];
    return { ...verdictOf(shut, required), evidence, notes };
  },
};

/** What is declared, else what the tenant's kind promises. */
const requiredOf = ({ declared, tenant }: TenantView) =>
  declared.requiredIsolation ?? (tenant.kind === 'isolated' ? 'resource-and-identity' : null);

function verdictOf(
  shut: boolean | undefined,
  required: 'resource' | 'resource-and-identity' | null,
): Pick<Verdict, 'state' | 'reason'> {
  const wanted =
    required === null
      ? '; nothing more is declared as required'
      : required === 'resource'
        ? ', which is what is required'
        : ', but identities have to be isolated as well';
  if (shut === true) {
    return {
      state: 'pass',
      reason: 'resources and identities are isolated, as far as Graph shows',
    };
  }
  if (shut === false) {
    const state = required === 'resource-and-identity' ? 'fail' : 'pass';
    return { state, reason: `as far as Graph shows, resources alone are isolated${wanted}` };
  }
  return required === 'resource-and-identity'
    ? {
        state: 'unknown',
        reason:
          'resources are isolated; whether identities are cannot be told, since not all doors could be seen',
      }
    : {
        state: 'pass',
        reason: `resources are isolated${wanted}; whether identities are as well cannot be told`,
      };
}

function roleHolders(
  view: TenantView,
  estate: EstateView,
): { evidence: Evidence[]; notes: string[] } {
  const users = readingOf(view.facts, 'users');
  const instances = readingOf(view.facts, 'roleAssignmentInstances');
  const plain = readingOf(view.facts, 'roleAssignments');
  const assigned = instances.state === 'read' ? instances : plain;
  if (users.state !== 'read' || assigned.state !== 'read') {
    const blind = users.state === 'read' ? assigned : users;
    return {
      evidence: [],
      notes: [
        `Which people of other tenants hold roles cannot be told: ${whyUnread(view, blind)}.`,
      ],
    };
  }
  const byId = new Map(users.value.map((user) => [user.id, user]));
  const roles = new Map(
    (knownValue(view.facts, 'roleDefinitions') ?? []).map(({ id, displayName }) => [
      id,
      displayName,
    ]),
  );
  const held = new Map<string, { user: UserFact; roles: Set<string> }>();
  const add = ({ principal, roleDefinitionId }: RoleAssignmentFact, isActive: boolean) => {
    const user = byId.get(principal.id);
    if (!user || !isOutsider(user)) return;
    const entry = held.get(user.id) ?? { user, roles: new Set<string>() };
    const role = roles.get(roleDefinitionId) ?? roleDefinitionId;
    if (isActive || !entry.roles.has(role)) entry.roles.add(isActive ? role : `${role} (eligible)`);
    held.set(user.id, entry);
  };
  for (const one of assigned.value) add(one, true);
  // An eligible role is a click away: whoever has taken the account over makes that click.
  const eligible = readingOf(view.facts, 'roleEligibilityInstances');
  for (const one of eligible.state === 'read' ? eligible.value : []) add(one, false);
  const evidence = [...held.values()].map(({ user, roles: names }): Evidence => {
    const home = homeOf(estate, view.tenant.id, user);
    const where = home.tenantId
      ? tenantNamed(estate, home.tenantId).name
      : 'a tenant that the estate does not know';
    return {
      kind: 'user',
      id: user.id,
      name: user.displayName ?? user.userPrincipalName ?? user.id,
      detail: `at home in ${where}${home.certain ? '' : ', as it seems'}, holds ${[...names].join(', ')}`,
    };
  });
  const notes = [
    ...(evidence.length > 0
      ? [`Accounts of other tenants that hold or may activate roles here: ${evidence.length}.`]
      : []),
    ...(eligible.state === 'unreadable'
      ? [
          `Which people of other tenants may activate a role cannot be told: ${whyUnread(view, eligible)}.`,
        ]
      : []),
  ];
  return { evidence, notes };
}

const hybridLink = (view: TenantView): Evidence[] =>
  knownValue(view.facts, 'organization')?.onPremisesSyncEnabled === true
    ? [
        {
          kind: 'setting',
          id: 'onPremisesSyncEnabled',
          name: 'Hybrid link',
          detail: 'a directory on premises synchronises into it',
        },
      ]
    : [];
