// Two tenants with an owner each, and somebody of security besides: what changes of an estate are put to.

import { SECURITY } from './break-glass.ts';
import { estate, HOME, STRANGER, tenant } from './estate.ts';

export const OWN_HOME = tenant({
  name: 'home',
  id: HOME,
  displayName: 'Home',
  domains: ['home.example'],
  kind: 'primary',
  owners: [{ person: 'stranger', account: STRANGER }],
});

export const WITH_SECURITY = [
  ...estate().people,
  { name: 'stranger', displayName: 'S. Tranger', accounts: [STRANGER] },
  { name: 'sec', displayName: 'Sec Urity', accounts: [SECURITY] },
];
