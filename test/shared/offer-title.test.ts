// A choice names its tenant, and names it once.
import { expect, test } from 'vitest';
import { offerTitle } from '../../src/shared/offer-title.ts';

test('a choice says where it is, unless its name leads there already', () => {
  expect(offerTitle({ name: 'Project Aurora', tenant: 'Fabrikam' })).toBe(
    'Project Aurora (Fabrikam)',
  );
  expect(offerTitle({ name: 'From Fabrikam into Contoso', tenant: 'Contoso' })).toBe(
    'From Fabrikam into Contoso',
  );
  // Concerns both; the one that is named last is not where it is asked for.
  expect(offerTitle({ name: 'Fabrikam from Northwind', tenant: 'Fabrikam' })).toBe(
    'Fabrikam from Northwind (Fabrikam)',
  );
});
