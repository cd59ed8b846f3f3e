// What something offered is called where several tenants offer something: with its tenant, said once.

export const offerTitle = ({ name, tenant }: { name: string; tenant: string }): string =>
  name.endsWith(` into ${tenant}`) ? name : `${name} (${tenant})`;
