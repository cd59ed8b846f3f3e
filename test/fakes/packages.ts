// Access packages as plain data: what is in them, who may hold them, and who does.
import type {
  AccessPackage,
  ConnectedOrganization,
  FactQuery,
  PackageAssignment,
  PackagePolicy,
  PackageRole,
} from '../../src/domain/facts.ts';
import { AWAY, GROUP, PACKAGE, POLICY } from './estate.ts';

type PackageQuery = Extract<
  FactQuery,
  {
    fact:
      | 'access-package'
      | 'package-policy'
      | 'package-conflicts'
      | 'package-assignments'
      | 'connected-organizations';
  }
>;

export const packageRole = (change: Partial<PackageRole> = {}): PackageRole => ({
  kind: 'group',
  id: GROUP,
  name: 'Closing',
  role: 'Member',
  roleAssignable: false,
  fixed: false,
  application: null,
  ...change,
});

export const accessPackageOf = (change: Partial<AccessPackage> = {}): AccessPackage => ({
  tenantId: AWAY,
  id: PACKAGE,
  displayName: 'Quarter',
  description: 'What closing takes.',
  hidden: false,
  catalog: { displayName: 'Finance', published: true, externallyVisible: true },
  roles: [packageRole()],
  contents: 'closing',
  ...change,
});

export const policyOf = (change: Partial<PackagePolicy> = {}): PackagePolicy => ({
  id: POLICY,
  packageId: PACKAGE,
  displayName: 'Everybody',
  audience: 'directory',
  people: [],
  groups: [],
  organizations: [],
  unclear: false,
  longest: null,
  endsAt: null,
  needsApproval: false,
  asksQuestions: false,
  automatic: false,
  ...change,
});

type Held = PackageAssignment & { readonly objectId: string };
interface Named {
  readonly id: string;
  readonly displayName: string;
}

export class FakePackages {
  found: AccessPackage | null = accessPackageOf();
  policy: PackagePolicy | null = policyOf();
  held: Held[] = [];
  conflicts: { packages: Named[]; groups: Named[] } = { packages: [], groups: [] };
  organizations: ConnectedOrganization[] = [];

  value(query: PackageQuery): unknown {
    switch (query.fact) {
      case 'access-package':
        return this.found;
      case 'package-policy':
        return this.policy;
      case 'package-conflicts':
        return this.conflicts;
      case 'package-assignments':
        return this.held.filter(({ objectId }) => objectId === query.objectId);
      case 'connected-organizations':
        return this.organizations;
    }
  }
}
