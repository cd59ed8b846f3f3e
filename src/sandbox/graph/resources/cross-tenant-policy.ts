// The cross-tenant access policy and its default settings.

import { answerOne } from '../answer.ts';
import { type Body, inner } from '../body.ts';
import { numbered } from '../build.ts';
import { type Call, noContent, type Reply } from '../call.ts';
import { declareNavigations, single } from '../navigation.ts';
import { bodiesIn } from '../objects.ts';
import { missing } from '../problem.ts';
import { readBody } from '../read-body.ts';
import { asSection, B2B_SECTIONS, demandSettings, systemDefault } from '../rules/cross-tenant.ts';
import { CROSS_TENANT_DEFAULT } from '../rules/inbound.ts';
import type { Family } from './family.ts';

const POLICY = '/policies/crossTenantAccessPolicy';
const TYPE = 'crossTenantAccessPolicy';
const DEFAULT_TYPE = 'crossTenantAccessPolicyConfigurationDefault';

declareNavigations({
  [TYPE]: {
    default: {
      type: DEFAULT_TYPE,
      many: false,
      read: ({ tenant }) => single(DEFAULT_TYPE, tenant.rows('singles').get(CROSS_TENANT_DEFAULT)),
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

export const auditPolicy = (activity: string, id: string, displayName: string) => ({
  activity,
  category: 'CrossTenantAccessSettings',
  targets: [{ id, type: 'Policy' as const, displayName }],
});

const readSingle =
  (path: string, type: string) =>
  (call: Call): Reply => {
    const body = call.tenant.rows('singles').get(path);
    if (!body) throw missing(path.split('/').at(-1) ?? '');
    return answerOne(call, type, body);
  };

function updatePolicy(call: Call): Reply {
  const body = readBody(call, TYPE, { readOnly: ['id'] });
  const before = call.tenant.rows('singles').get(POLICY) ?? {};
  call.tenant.put('singles', POLICY, { ...before, ...body });
  call.note({
    summary: 'Cross-tenant access policy changed',
    before: JSON.stringify(before.allowedCloudEndpoints ?? []),
    after: JSON.stringify(body.allowedCloudEndpoints ?? []),
    audit: auditPolicy(
      'Update the company default cross-tenant access setting',
      'crossTenantAccessPolicy',
      'Cross-tenant access policy',
    ),
  });
  return noContent();
}

function updateDefault(call: Call): Reply {
  const { tenant } = call;
  const body = readBody(call, DEFAULT_TYPE, { readOnly: ['id', 'isServiceDefault'] });
  const before = tenant.rows('singles').get(CROSS_TENANT_DEFAULT) ?? systemDefault();
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
    ),
  });
  return noContent();
}

export const pick = (body: Body, names: string[]): Body =>
  Object.fromEntries(names.map((name) => [name, body[name]]));

function resetDefault(call: Call): Reply {
  const before = call.tenant.rows('singles').get(CROSS_TENANT_DEFAULT) ?? systemDefault();
  call.tenant.put('singles', CROSS_TENANT_DEFAULT, systemDefault());
  call.note({
    summary: 'Default cross-tenant access settings reset',
    before: describeSettings(before, B2B_SECTIONS),
    after: describeSettings(systemDefault(), B2B_SECTIONS),
    audit: auditPolicy(
      'Reset the cross-tenant access setting to system default',
      'default',
      'Default settings',
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
    { path: POLICY, GET: { answer: readSingle(POLICY, TYPE) }, PATCH: { answer: updatePolicy } },
    {
      path: CROSS_TENANT_DEFAULT,
      GET: { answer: readSingle(CROSS_TENANT_DEFAULT, DEFAULT_TYPE) },
      PATCH: { answer: updateDefault },
    },
    { path: `${CROSS_TENANT_DEFAULT}/resetToSystemDefault`, POST: { answer: resetDefault } },
  ],
};
