// Microsoft's published throttling budgets, kept when they are switched on.
// https://learn.microsoft.com/graph/throttling-limits
import { GraphProblem } from '../graph/problem.ts';

export interface Spending {
  appId: string;
  tenantId: string;
  /** Users in the tenant: the size of the directory's budget depends on it. */
  users: number;
  method: string;
  path: string;
  select: boolean;
  expand: boolean;
  top: number | undefined;
}

interface Budget {
  key: string;
  limit: number;
  windowMs: number;
  cost: number;
  /** Identity protection and Conditional Access never say when to come back. */
  silent?: boolean;
}

interface Window {
  since: number;
  spent: number;
}

const DIRECTORY =
  /^\/(users|groups|servicePrincipals|organization|domains|directory|directoryObjects|directoryRoles|applications|policies|subscribedSkus|roleManagement|tenantRelationships)\b/i;

/** Resource units of one directory request. */
export function resourceUnits(spending: Spending): number {
  const { method, path } = spending;
  if (method !== 'GET') return 1;
  const base = /\/transitiveMembers/i.test(path)
    ? 5
    : /\/members\b/i.test(path) || /^\/subscribedSkus/i.test(path)
      ? 3
      : /^\/(users|applications)/i.test(path)
        ? 2
        : 1;
  const less =
    (spending.select ? 1 : 0) + (spending.top !== undefined && spending.top < 20 ? 1 : 0);
  return Math.max(1, base + (spending.expand ? 1 : 0) - less);
}

function budgetsOf(spending: Spending): Budget[] {
  const { appId, tenantId, path, method, users } = spending;
  const both = `${appId}|${tenantId}`;
  const per = (
    name: string,
    limit: number,
    seconds: number,
    extra: Partial<Budget> = {},
  ): Budget => ({
    key: `${name}|${both}`,
    limit,
    windowMs: seconds * 1000,
    cost: 1,
    ...extra,
  });
  const budgets = [{ ...per('all', 2000, 1), key: `all|${appId}` }];
  if (/^\/invitations/i.test(path))
    budgets.push({ ...per('invite', 150, 5), key: `invite|${tenantId}` });
  else if (/^\/(identityProtection|identity\/conditionalAccess)/i.test(path))
    budgets.push({ ...per('protection', 1, 1, { silent: true }), key: `protection|${tenantId}` });
  else if (/^\/auditLogs/i.test(path)) budgets.push(per('reports', 5, 10));
  else if (/\/teamwork\/installedApps/i.test(path))
    budgets.push(per(`teams ${method}`, method === 'DELETE' ? 15 : 30, 1));
  else if (/^\/security\//i.test(path)) budgets.push(per('security', 150, 60));
  else if (DIRECTORY.test(path)) {
    const limit = users < 50 ? 3500 : users <= 500 ? 5000 : 8000;
    budgets.push(per('units', limit, 10, { cost: resourceUnits(spending) }));
    if (method !== 'GET') {
      budgets.push(per('writes', 3000, 150));
      budgets.push({ ...per('all writes', 18_000, 300), key: `all writes|${tenantId}` });
    }
  }
  return budgets;
}

/** Keeps count on real time. */
export function createBudgets(now: () => number = Date.now) {
  const windows = new Map<string, Window>();

  /** Headers that go with the answer; throws the 429 when a budget is used up. */
  return function spend(spending: Spending): Record<string, string> {
    let fullest = 0;
    const entered = budgetsOf(spending).map((budget) => {
      const known = windows.get(budget.key);
      const open = known && now() - known.since < budget.windowMs;
      const window = open ? known : { since: now(), spent: 0 };
      windows.set(budget.key, window);
      if (window.spent + budget.cost > budget.limit) throw throttled(budget, window, now());
      fullest = Math.max(fullest, (window.spent + budget.cost) / budget.limit);
      return { budget, window };
    });
    for (const { budget, window } of entered) window.spent += budget.cost;
    return fullest >= 0.8 ? { 'x-ms-throttle-limit-percentage': fullest.toFixed(2) } : {};
  };
}

function throttled(budget: Budget, window: Window, now: number): GraphProblem {
  const seconds = Math.max(1, Math.ceil((window.since + budget.windowMs - now) / 1000));
  return new GraphProblem(429, 'TooManyRequests', 'Too many requests.', {
    ...(!budget.silent && { 'Retry-After': String(seconds) }),
    'x-ms-throttle-scope': budget.key.includes('|') ? 'Tenant_Application/ReadWrite' : 'Tenant',
    'x-ms-throttle-information': 'ResourceUnitLimitExceeded',
  });
}
