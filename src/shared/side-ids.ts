// What the id of a side says: the tenant that it speaks for, or that it speaks for none.

/** The side of the people whom a rule names besides the owners. */
export const BESIDES = 'besides';

/** Whether a side speaks for a tenant, and is called by its name. */
export const isOfTenant = ({ id }: { readonly id: string }): boolean =>
  id !== BESIDES && !/^s\d+g\d+$/.test(id);

/** Of the tenant that a side speaks for. */
export const tenantOf = (side: { readonly id: string }): string | undefined =>
  // A rule that asks one tenant twice has its id behind the place of the second group.
  isOfTenant(side) ? side.id.slice(side.id.indexOf('/') + 1) : undefined;
