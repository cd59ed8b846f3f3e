// Role management policies and their rules; and the tenant's authorization policy.
import { answerCount, answerMany, answerOne, type Many } from '../answer.ts';
import { changesBetween } from '../audit.ts';
import { type Body, same, text } from '../body.ts';
import { numbered } from '../build.ts';
import { type Call, idOf, noContent, type Reply, type Route } from '../call.ts';
import { declareNavigations, single } from '../navigation.ts';
import { operandsOf, parts } from '../odata/filter-tree.ts';
import { badRequest, denied, missing } from '../problem.ts';
import { readBody } from '../read-body.ts';
import { freshAuthorization } from '../rules/fresh-policies.ts';
import { policies, policyAssignments, rulesOfPolicy } from '../rules/role-policies.ts';
import type { Family } from './family.ts';
import { type Setting, settingOf, settingRoute } from './kept.ts';

const POLICY = 'unifiedRoleManagementPolicy';
const RULE = 'unifiedRoleManagementPolicyRule';
const ASSIGNMENT = 'unifiedRoleManagementPolicyAssignment';

function askedValues(call: Call): string[] {
  if (!call.query.filter) return [];
  return [...parts(call.query.filter)].flatMap((part) =>
    operandsOf(part).flatMap((operand) =>
      operand.is === 'literal' && typeof operand.value === 'string' ? [operand.value] : [],
    ),
  );
}

/** Group ids that a filter asks for, so that the untouched policies of those groups come too. */
const askedGroups = (call: Call): string[] =>
  askedValues(call).filter((value) => value.length === 36);

/** The page names other permissions for groups than for roles; Microsoft's table of permissions does not. */
const OF_GROUPS = [
  'RoleManagementPolicy.Read.AzureADGroup',
  'RoleManagementPolicy.ReadWrite.AzureADGroup',
];

/** Both lists are only given for one scope. https://learn.microsoft.com/graph/api/policyroot-list-rolemanagementpolicyassignments */
function demandScope(call: Call): void {
  const named = new Set(
    call.query.filter
      ? [...parts(call.query.filter)].flatMap((part) =>
          operandsOf(part).flatMap((operand) =>
            operand.is === 'path' ? [operand.segments[0]] : [],
          ),
        )
      : [],
  );
  if (!named.has('scopeId') || !named.has('scopeType'))
    throw badRequest('The request must be filtered by scopeId and scopeType.', 'MissingProvider');
  const ofGroups = askedValues(call).includes('Group');
  if (ofGroups && !OF_GROUPS.some((name) => call.caller.roles.has(name)))
    throw denied(`Missing application permission: ${OF_GROUPS.join(' or ')}.`);
}

const rulesEntries = (tenant: Call['tenant'], body: Body) =>
  numbered(RULE, rulesOfPolicy(tenant, text(body, 'id') ?? ''));

declareNavigations({
  [ASSIGNMENT]: {
    policy: {
      type: POLICY,
      many: false,
      read: ({ tenant }, body) =>
        single(
          POLICY,
          findPolicy(tenant, text(body, 'policyId') ?? '', [text(body, 'scopeId') ?? '']),
        ),
    },
  },
  [POLICY]: {
    rules: { type: RULE, many: true, read: ({ tenant }, body) => rulesEntries(tenant, body) },
    effectiveRules: {
      type: RULE,
      many: true,
      read: ({ tenant }, body) => rulesEntries(tenant, body),
    },
  },
});

const findPolicy = (tenant: Call['tenant'], id: string, groups: string[] = []) =>
  policies(tenant, groups).find((policy) => same(text(policy, 'id'), id));

function policyOf(call: Call): Body {
  const id = idOf(call);
  const group = /^Group_([0-9a-f-]{36})_/i.exec(id)?.[1];
  const policy = findPolicy(call.tenant, id, group ? [group] : []);
  if (!policy) throw missing(id);
  return policy;
}

function many(type: string, list: Body[]): Many {
  const entries = numbered(type, list);
  return { type, entries: (from) => entries.filter((entry) => entry.n >= from) };
}

const lists = (path: string, type: string, list: (call: Call) => Body[]): Route[] => [
  { path, GET: { licence: 'P2', answer: (call) => answerMany(call, many(type, list(call))) } },
  {
    path: `${path}/$count`,
    GET: { licence: 'P2', answer: (call) => answerCount(call, many(type, list(call))) },
  },
];

const policyRoutes: Route[] = [
  ...lists('/policies/roleManagementPolicies', POLICY, (call) => {
    demandScope(call);
    return policies(call.tenant, askedGroups(call));
  }),
  {
    path: '/policies/roleManagementPolicies/{id}',
    GET: { licence: 'P2', answer: (call) => answerOne(call, POLICY, policyOf(call)) },
  },
  ...['rules', 'effectiveRules'].flatMap((name) =>
    lists(`/policies/roleManagementPolicies/{id}/${name}`, RULE, (call) =>
      rulesOfPolicy(call.tenant, text(policyOf(call), 'id') ?? ''),
    ),
  ),
  {
    path: '/policies/roleManagementPolicies/{id}/rules/{rule}',
    GET: {
      licence: 'P2',
      answer(call) {
        const rules = rulesOfPolicy(call.tenant, text(policyOf(call), 'id') ?? '');
        const rule = rules.find((one) => same(text(one, 'id'), call.params.rule));
        if (!rule) throw missing(call.params.rule ?? '');
        const type = text(rule, '@odata.type')?.replace('#microsoft.graph.', '') ?? RULE;
        return answerOne(call, type, rule);
      },
    },
    // Published for signed-in people only: an application is refused whatever it may do.
    PATCH: { answer: () => noContent() },
  },
  ...lists('/policies/roleManagementPolicyAssignments', ASSIGNMENT, (call) => {
    demandScope(call);
    return policyAssignments(call.tenant, askedGroups(call));
  }),
  {
    path: '/policies/roleManagementPolicyAssignments/{id}',
    GET: {
      licence: 'P2',
      answer(call) {
        const group = /^Group_([0-9a-f-]{36})_/i.exec(idOf(call))?.[1];
        const all = policyAssignments(call.tenant, group ? [group] : []);
        const found = all.find((one) => same(text(one, 'id'), idOf(call)));
        if (!found) throw missing(idOf(call));
        return answerOne(call, ASSIGNMENT, found);
      },
    },
  },
];

const AUTHORIZATION = '/policies/authorizationPolicy';

const authorization: Setting = {
  path: AUTHORIZATION,
  type: 'authorizationPolicy',
  fresh: freshAuthorization,
};

function updateAuthorization(call: Call): Reply {
  const body = readBody(call, 'authorizationPolicy', { readOnly: ['id'] });
  const policy = settingOf(call.tenant, authorization);
  call.tenant.put('singles', AUTHORIZATION, { ...policy, ...body });
  call.note({
    summary: `Authorization policy changed: ${Object.keys(body).join(', ')}`,
    before: Object.keys(body)
      .map((name) => `${name}: ${JSON.stringify(policy[name] ?? null)}`)
      .join(', '),
    after: Object.keys(body)
      .map((name) => `${name}: ${JSON.stringify(body[name])}`)
      .join(', '),
    audit: {
      activity: 'Update authorization policy',
      category: 'AuthorizationPolicy',
      targets: [
        {
          id: 'authorizationPolicy',
          type: 'Policy',
          displayName: 'Authorization Policy',
          changed: changesBetween(policy, body),
        },
      ],
    },
  });
  return noContent();
}

export const rolePolicies: Family = {
  places: [
    {
      path: '/policies/roleManagementPolicies',
      is: 'set',
      set: 'roleManagementPolicies',
      type: POLICY,
    },
    {
      path: '/policies/roleManagementPolicies/{id}/rules',
      is: 'owned',
      of: 'roleManagementPolicies',
      inside: true,
      set: 'roleManagementPolicyRules',
      type: RULE,
      owner: '_policy',
    },
    { path: '/policies/roleManagementPolicies/{id}/effectiveRules', is: 'derived' },
    {
      path: '/policies/roleManagementPolicyAssignments',
      is: 'set',
      set: 'roleManagementPolicyAssignments',
      type: ASSIGNMENT,
    },
    { path: AUTHORIZATION, is: 'single', type: 'authorizationPolicy' },
  ],
  routes: [
    ...policyRoutes,
    settingRoute(authorization),
    { path: AUTHORIZATION, PATCH: { answer: updateAuthorization } },
  ],
};
