// Which kinds of access are played in the web client, who asks and decides, and how each ends.

export interface Play {
  readonly kind: string;
  readonly asks: string;
  /** Typed into the first question; the first choice found is taken. */
  readonly search: string;
  /** On the second page: choices to tick, and fields to fill. */
  readonly ticks?: readonly string[];
  readonly fields?: Readonly<Record<string, string>>;
  readonly deciders: readonly string[];
  /** Pressed by the first who decides, once the partner's half is done. */
  readonly attest?: true;
  /** What the requestor's card says once it is set up. */
  readonly stands: string;
  readonly end: 'given back' | 'ended for others' | 'its time' | { readonly by: string };
  /** Played on a phone: one chat at a time. */
  readonly phone?: true;
}

export const SETTINGS: readonly Play[] = [
  {
    kind: 'Inbound access',
    asks: 'alex',
    search: 'From Fabrikam into Contoso',
    ticks: ['Engineering', 'Payroll Portal'],
    deciders: ['omar', 'ines'],
    stands: 'Open',
    end: { by: 'omar' },
  },
  {
    kind: 'Outbound access',
    asks: 'alex',
    search: 'From Contoso into Adatum',
    ticks: ['Supply Chain', 'Adatum Payslips'],
    deciders: ['omar'],
    attest: true,
    stands: 'Open',
    end: { by: 'omar' },
  },
  {
    kind: 'Shared channels',
    asks: 'alex',
    search: 'From Fabrikam into Contoso',
    ticks: ['Engineering'],
    deciders: ['omar', 'ines'],
    stands: 'Open',
    end: { by: 'omar' },
    phone: true,
  },
  {
    kind: 'Automatic redemption',
    asks: 'alex',
    search: 'From Northwind into Fabrikam',
    deciders: ['greta', 'ines', 'sam'],
    stands: 'Active',
    end: { by: 'ines' },
  },
  {
    kind: 'Cross-tenant synchronization',
    asks: 'alex',
    search: 'From Contoso into Northwind',
    ticks: ['Accept them'],
    deciders: ['greta', 'sam'],
    stands: 'Active',
    end: { by: 'greta' },
  },
  {
    kind: 'Multitenant organization',
    asks: 'alex',
    search: 'Northwind',
    deciders: ['omar', 'greta', 'sam'],
    stands: 'Joined',
    end: { by: 'greta' },
  },
  {
    kind: 'Connect a tenant',
    asks: 'alex',
    search: 'From Contoso into Northwind',
    deciders: ['omar', 'greta', 'sam'],
    stands: 'Connected',
    end: { by: 'greta' },
  },
  {
    kind: 'Separation',
    asks: 'alex',
    search: 'Fabrikam from Northwind',
    ticks: ['In both tenants'],
    deciders: ['ines', 'greta'],
    stands: 'Separated',
    end: { by: 'ines' },
  },
];

export const PERSONAL: readonly Play[] = [
  {
    kind: 'Guest from outside',
    asks: 'alex',
    search: 'Project Aurora',
    fields: { address: 'jane.roe@partner.example', name: 'Jane Roe', Organi: 'Partner Ltd' },
    deciders: ['ines'],
    stands: 'Waiting for acceptance',
    end: 'ended for others',
  },
  {
    kind: 'Project team',
    asks: 'nils',
    search: 'Project Aurora',
    fields: { Who: 'marta.kowalska@fabrikam.example\npriya.nair@contoso.example' },
    deciders: ['ines'],
    stands: 'Active',
    end: 'ended for others',
  },
  {
    kind: 'Group membership',
    asks: 'alex',
    search: 'Merger Data Room',
    deciders: ['omar'],
    stands: 'Eligible',
    end: 'its time',
  },
  {
    kind: 'PIM eligibility',
    asks: 'alex',
    search: 'Password Administrator',
    deciders: ['omar'],
    stands: 'Eligible',
    end: 'given back',
  },
  {
    kind: 'Use of an application',
    asks: 'alex',
    search: 'Expense Portal',
    deciders: ['omar'],
    stands: 'Active',
    end: 'given back',
    phone: true,
  },
  {
    kind: 'Access package',
    asks: 'nils',
    search: 'Quarter Closing',
    deciders: ['ines'],
    stands: 'Active',
    end: 'given back',
  },
];
