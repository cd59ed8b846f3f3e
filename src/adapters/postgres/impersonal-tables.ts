// Tables in which nothing of a person can stand.

/** Holds nothing about anybody, and why. */
export const IMPERSONAL: Readonly<Record<string, string>> = {
  request_other_tenant: 'numbers of requests and ids of tenants',
  reservation: 'keys of things in directories, for seconds',
  audit_salt: 'random numbers',
  audit_head: 'a number and a hash',
  posture_tenant: 'a counter for each tenant',
  posture_snapshot: 'moments and hashes; what was read stands in posture_value',
  posture_look: 'when kinds of critical things were first looked for',
  kysely_migration: 'names of migrations',
  kysely_migration_lock: 'a lock',
};
