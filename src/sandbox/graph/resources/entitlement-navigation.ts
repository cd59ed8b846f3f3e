// What catalogs, access packages and assignment policies point at.
import { type Body, bodies, inner, same, text } from '../body.ts';
import { numbered } from '../build.ts';
import type { Call } from '../call.ts';
import { declareNavigations, single } from '../navigation.ts';
import { bodiesIn, entriesOf } from '../objects.ts';

const idIn = (body: Body | undefined, name: string) => text(inner(body, name), 'id') ?? '';
const pointing = (type: string, set: string, name: string) => ({
  type,
  many: true,
  read: ({ tenant }: Call, body: Body) =>
    numbered(
      type,
      bodiesIn(tenant, set).filter((one) => same(idIn(one, name), text(body, 'id'))),
    ),
});
const pointed = (type: string, set: string, name: string) => ({
  type,
  many: false,
  read: ({ tenant }: Call, body: Body) => single(type, tenant.rows(set).get(idIn(body, name))),
});
const inside = (type: string, name: string) => ({
  type,
  many: true,
  read: (_call: Call, body: Body) => numbered(type, bodies(body, name)),
});
const nested = (type: string, name: string) => ({
  type,
  many: false,
  read: (_call: Call, body: Body) => single(type, inner(body, name)),
});

/** Packages that cannot be held together, from the side of `name`. */
const incompatible = (backwards: boolean) => ({
  type: 'accessPackage',
  many: true,
  *read({ tenant }: Call, body: Body) {
    const links = tenant.links('incompatiblePackages');
    const id = text(body, 'id') ?? '';
    for (const [other, n] of backwards ? links.from(id) : links.to(id)) {
      const found = tenant.rows('accessPackages').get(other);
      if (found) yield { n, type: 'accessPackage', body: found };
    }
  },
});

declareNavigations({
  accessPackageCatalog: { accessPackages: pointing('accessPackage', 'accessPackages', 'catalog') },
  accessPackage: {
    catalog: pointed('accessPackageCatalog', 'catalogs', 'catalog'),
    assignmentPolicies: pointing(
      'accessPackageAssignmentPolicy',
      'assignmentPolicies',
      'accessPackage',
    ),
    resourceRoleScopes: inside('accessPackageResourceRoleScope', 'resourceRoleScopes'),
    incompatibleAccessPackages: incompatible(false),
    accessPackagesIncompatibleWith: incompatible(true),
    incompatibleGroups: {
      type: 'group',
      many: true,
      read: ({ tenant }, body, from) =>
        entriesOf(tenant, tenant.links('incompatibleGroups').to(text(body, 'id') ?? ''), from),
    },
  },
  accessPackageResourceRoleScope: {
    role: nested('accessPackageResourceRole', 'role'),
    scope: nested('accessPackageResourceScope', 'scope'),
  },
  accessPackageResourceRole: { resource: nested('accessPackageResource', 'resource') },
  accessPackageResourceScope: { resource: nested('accessPackageResource', 'resource') },
  accessPackageAssignmentPolicy: {
    accessPackage: pointed('accessPackage', 'accessPackages', 'accessPackage'),
    catalog: pointed('accessPackageCatalog', 'catalogs', 'catalog'),
    questions: inside('accessPackageQuestion', 'questions'),
  },
});
