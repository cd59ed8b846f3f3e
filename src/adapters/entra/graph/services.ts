// Which service behind Graph a path belongs to, and how much of it one tenant may use.

export interface Service {
  readonly name: string;
  /** Resource units for each such time, of one tenant. */
  readonly limit: Limit;
  /** Requests under way at once, parts of batches counted one by one. */
  readonly inFlight: number;
  /** Slow, or so scarce that nothing else should have to wait for its answer in one batch. */
  readonly alone?: boolean;
  /** Where writes are counted apart. */
  readonly writes?: Service;
}

export interface Limit {
  readonly units: number;
  readonly perMs: number;
}

const UNPUBLISHED: Limit = { units: Number.POSITIVE_INFINITY, perMs: 1_000 };

/**
 * https://learn.microsoft.com/graph/throttling-limits
 * The directory's limit is that of the smallest tenants; bigger ones get more. For PIM and governance
 * nothing is published: how many at once is bounded, and what they bear is learned.
 */
const SERVICES: ReadonlyArray<readonly [RegExp, Service]> = [
  [/^\/invitations\b/i, service('invitations', 150, 5, 10)],
  [
    /^\/(identityProtection|identity\/conditionalAccess)\b/i,
    { ...service('protection', 1, 1, 1), alone: true },
  ],
  [/^\/(auditLogs|reports)\b/i, { ...service('reports', 5, 10, 2), alone: true }],
  [/^\/security\b/i, service('security', 150, 60, 4)],
  [/^\/(teams|chats|appCatalogs|users\/[^/]+\/(teamwork|chats))\b/i, service('teams', 15, 1, 10)],
  [
    /^\/(roleManagement|policies\/roleManagement|identityGovernance\/privilegedAccess)/i,
    { name: 'pim', limit: UNPUBLISHED, inFlight: 40 },
  ],
  [/^\/identityGovernance\b/i, { name: 'governance', limit: UNPUBLISHED, inFlight: 20 }],
];

const DIRECTORY: Service = {
  ...service('directory', 3_500, 10, 60),
  writes: service('directory writes', 3_000, 150, 20),
};

/** Of one application over all tenants: 2,000 requests a second; more connections would only wait here. */
export const APPLICATION: Service = service('application', 2_000, 1, 200);

export const serviceOf = (path: string): Service =>
  SERVICES.find(([pattern]) => pattern.test(path))?.[1] ?? DIRECTORY;

function service(name: string, units: number, seconds: number, inFlight: number): Service {
  return { name, limit: { units, perMs: seconds * 1_000 }, inFlight };
}

/** What a request costs before `$select`, `$expand` and `$top`; 1 where none is published. */
const COSTS: ReadonlyArray<readonly [RegExp, number]> = [
  [/\/transitiveMembers\b/i, 5],
  [/\/(checkMemberGroups|checkMemberObjects|isMemberOf)$/i, 4],
  [/\/domainNameReferences\b/i, 4],
  [/^\/(subscribedSkus|contracts)\b|\/members\b|\/getByIds$/i, 3],
  [/\/(getMember(Groups|Objects)|(transitiveM|m)emberOf|ownedObjects|appRoleAssignments)\b/i, 2],
  [/^\/(users|applications|oauth2PermissionGrants)\b/i, 2],
];

/** Resource units that the directory books for a request, as published. */
export function unitsOf(path: string): number {
  const [plain = '', query = ''] = path.split('?');
  const base = COSTS.find(([pattern]) => pattern.test(plain))?.[1] ?? 1;
  const top = Number(/\$top=(\d+)/.exec(query)?.[1] ?? 999);
  const less = (query.includes('$select=') ? 1 : 0) + (top < 20 ? 1 : 0);
  return Math.max(1, base + (query.includes('$expand=') ? 1 : 0) - less);
}
