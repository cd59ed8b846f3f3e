// The cross-tenant access policy and its default settings.

import { type AuditNote, type ChangedProperty, changesBetween } from '../audit.ts';
import { type Body, inner } from '../body.ts';
import { numbered } from '../build.ts';
import { type Call, noContent, type Reply } from '../call.ts';
import { declareNavigations, single } from '../navigation.ts';
import { bodiesIn } from '../objects.ts';
import { readBody } from '../read-body.ts';
import { asSection, B2B_SECTIONS, demandSettings, systemDefault } from '../rules/cross-tenant.ts';
import { CROSS_TENANT_DEFAULT } from '../rules/inbound.ts';
import type { Family } from './family.ts';
import { type Setting, settingOf, settingRoute } from './kept.ts';

const POLICY = '/policies/crossTenantAccessPolicy';
const TYPE = 'crossTenantAccessPolicy';
const DEFAULT_TYPE = 'crossTenantAccessPolicyConfigurationDefault';

declareNavigations({
  [TYPE]: {
    default: {
      type: DEFAULT_TYPE,
      many: false,
      read: ({ tenant }) => single(DEFAULT_TYPE, settingOf(tenant, defaults)),
    },
    partners: {
      type: 'crossTenantAccessPolicyConfigurationPartner',
      many: true,
      read: ({ tenant }) =>
        numbered('crossTenantAccessPolicyConfigurationPartner', bodiesIn(tenant, 'partners')),
    },
  },
});

/** Sections that a change touches, before and after, for the feed. */
export function describeSettings(settings: Body, names: string[]): string {
  return names
    .map((name) =>
      B2B_SECTIONS.includes(name)
        ? `${name}: ${asSection(inner(settings, name))}`
        : `${name}: ${settings[name] === undefined || settings[name] === null ? 'as the default' : JSON.stringify(settings[name])}`,
    )
    .join(' · ');
}

/** Sections are replaced whole where a request sends them; inside, what is not sent stays. */
export function merged(settings: Body, sent: Body): Body {
  const result: Body = { ...settings };
  for (const [name, value] of Object.entries(sent)) {
    const before = inner(settings, name);
    const after = inner(sent, name);
    result[name] = before && after ? { ...before, ...after } : value;
  }
  return result;
}

/** By how an activity ends. https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities */
const CATEGORIES: [RegExp, string][] = [
  [/ cross-tenant identity sync setting$/, 'CrossTenantIdentitySyncSettings'],
  [/ identity sync policy template$/, 'MultiTenantOrgIdentitySyncPolicyUpdate'],
  [/ partner configuration template$/, 'MultiTenantOrgPartnerConfigurationTemplate'],
  [/ MultiTenantOrg tenant$/, 'MultiTenantOrgTenant'],
  [/ MultiTenantOrg$/, 'MultiTenantOrg'],
  [/ cross-tenant access (default )?setting$/, 'CrossTenantAccessSettings'],
];

export function auditPolicy(
  activity: string,
  id: string,
  displayName: string,
  changed: ChangedProperty[] = [],
): AuditNote {
  const category = CATEGORIES.find(([ending]) => ending.test(activity))?.[1];
  if (!category) throw new Error(`no audit category is known for '${activity}'`);
  const [verb = ''] = activity.replace('Hard ', '').split(' ');
  const operation = /^(Add|Create)$/.test(verb) ? 'Add' : verb === 'Delete' ? verb : 'Update';
  return { activity, category, operation, targets: [{ id, type: 'Policy', displayName, changed }] };
}

const policy: Setting = {
  path: POLICY,
  type: TYPE,
  fresh: () => ({
    id: 'crossTenantAccessPolicy',
    displayName: 'CrossTenantAccessPolicy',
    allowedCloudEndpoints: [],
  }),
};

const defaults: Setting = {
  path: CROSS_TENANT_DEFAULT,
  type: DEFAULT_TYPE,
  fresh: systemDefault,
};

function updatePolicy(call: Call): Reply {
  const body = readBody(call, TYPE, { readOnly: ['id'] });
  const before = settingOf(call.tenant, policy);
  call.tenant.put('singles', POLICY, { ...before, ...body });
  call.note({
    summary: 'Cross-tenant access policy changed',
    before: JSON.stringify(before.allowedCloudEndpoints ?? []),
    after: JSON.stringify(body.allowedCloudEndpoints ?? []),
    audit: auditPolicy(
      'Update the company default cross-tenant access setting',
      'crossTenantAccessPolicy',
      'Cross-tenant access policy',
      changesBetween(before, body),
    ),
  });
  return noContent();
}

function updateDefault(call: Call): Reply {
  const { tenant } = call;
  const body = readBody(call, DEFAULT_TYPE, { readOnly: ['id', 'isServiceDefault'] });
  const before = settingOf(tenant, defaults);
  const after = { ...merged(before, body), isServiceDefault: false };
  demandSettings(tenant, pick(after, Object.keys(body)), 'default');
  tenant.put('singles', CROSS_TENANT_DEFAULT, after);
  call.note({
    summary: 'Default cross-tenant access settings changed',
    before: describeSettings(before, Object.keys(body)),
    after: describeSettings(after, Object.keys(body)),
    audit: auditPolicy(
      'Update the company default cross-tenant access setting',
      'default',
      'Default settings',
      changesBetween(before, body, after),
    ),
  });
  return noContent();
}

export const pick = (body: Body, names: string[]): Body =>
  Object.fromEntries(names.map((name) => [name, body[name]]));

function resetDefault(call: Call): Reply {
  const before = settingOf(call.tenant, defaults);
  call.tenant.put('singles', CROSS_TENANT_DEFAULT, systemDefault());
  call.note({
    summary: 'Default cross-tenant access settings reset',
    before: describeSettings(before, B2B_SECTIONS),
    after: describeSettings(systemDefault(), B2B_SECTIONS),
    audit: auditPolicy(
      'Reset the cross-tenant access default setting',
      'default',
      'Default settings',
      changesBetween(before, systemDefault()).filter(
        (change) => JSON.stringify(change.before) !== JSON.stringify(change.after),
      ),
    ),
  });
  return noContent();
}

export const crossTenantPolicy: Family = {
  places: [
    { path: POLICY, is: 'single', type: TYPE },
    { path: CROSS_TENANT_DEFAULT, is: 'single', type: DEFAULT_TYPE },
  ],
  routes: [
    settingRoute(policy),
    { path: POLICY, PATCH: { answer: updatePolicy } },
    settingRoute(defaults),
    {
      path: CROSS_TENANT_DEFAULT,
      PATCH: { answer: updateDefault },
    },
    { path: `${CROSS_TENANT_DEFAULT}/resetToSystemDefault`, POST: { answer: resetDefault } },
  ],
};
