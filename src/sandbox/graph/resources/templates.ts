// Templates of the cross-tenant access policy for tenants of a multitenant organization.
import { answerOne } from '../answer.ts';
import { type Call, noContent, ok, type Reply, type Route } from '../call.ts';
import { declareNavigations, single } from '../navigation.ts';
import { missing } from '../problem.ts';
import { readBody } from '../read-body.ts';
import { demandSettings } from '../rules/cross-tenant.ts';
import { PARTNER_TEMPLATE, SYNC_TEMPLATE } from '../rules/templates.ts';
import { auditPolicy, merged } from './cross-tenant-policy.ts';
import type { Family } from './family.ts';

const TYPES: Record<string, string> = {
  [PARTNER_TEMPLATE]: 'multiTenantOrganizationPartnerConfigurationTemplate',
  [SYNC_TEMPLATE]: 'multiTenantOrganizationIdentitySyncPolicyTemplate',
};

declareNavigations({
  policyTemplate: Object.fromEntries(
    Object.entries(TYPES).map(([path, type]) => [
      path.split('/').at(-1) ?? '',
      {
        type,
        many: false,
        read: ({ tenant }: Call) => single(type, tenant.rows('singles').get(path)),
      },
    ]),
  ),
});

const update =
  (path: string) =>
  (call: Call): Reply => {
    const type = TYPES[path] ?? '';
    const body = readBody(call, type, { readOnly: ['id'] });
    const before = call.tenant.rows('singles').get(path) ?? {};
    const after = {
      id: crypto.randomUUID(),
      templateApplicationLevel: 'none',
      ...merged(before, body),
    };
    demandSettings(call.tenant, body, 'partner');
    call.tenant.put('singles', path, after);
    call.note({
      summary: `Template for tenants of the multitenant organization changed: ${Object.keys(body).join(', ')}`,
      before: String(before.templateApplicationLevel ?? 'none'),
      after: String(after.templateApplicationLevel),
      audit: auditPolicy(
        path.endsWith('IdentitySynchronization')
          ? 'Update a multi tenant org identity sync policy template'
          : 'Update a multi tenant org partner configuration template',
        path.split('/').at(-1) ?? '',
        'Template',
      ),
    });
    return noContent();
  };

const routes: Route[] = Object.entries(TYPES).map(([path, type]) => ({
  path,
  GET: {
    answer(call) {
      const body = call.tenant.rows('singles').get(path);
      if (!body) throw missing(path.split('/').at(-1) ?? '');
      return answerOne(call, type, body);
    },
  },
  PATCH: { answer: update(path) },
}));

export const templates: Family = {
  places: Object.entries(TYPES).map(([path, type]) => ({ path, is: 'single' as const, type })),
  routes: [
    ...routes,
    {
      path: '/policies/crossTenantAccessPolicy/templates',
      GET: { answer: (call) => ok(answerOne(call, 'policyTemplate', { id: 'templates' }).body) },
    },
  ],
};
