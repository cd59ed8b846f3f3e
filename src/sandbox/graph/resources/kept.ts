// Resources that are read and never written here: a tenant file gives them, a fresh tenant has its own.
import { answerOne } from '../answer.ts';
import type { Body } from '../body.ts';
import { collectionRoutes } from '../build.ts';
import type { Route } from '../call.ts';
import type { Licence } from '../licence.ts';
import type { Tenant } from '../state/tenant.ts';
import type { Family } from './family.ts';

export interface KeptList {
  path: string;
  type: string;
  set: string;
  licence?: Licence;
  directory?: boolean;
  /** The property that its list is ordered by, latest first. */
  latest?: string;
  /** As many come with a page at most, whatever is asked for. */
  longestPage?: number;
}

/** Collections that stand under one path of a tenant file. */
export const keptLists = (lists: KeptList[]): Family => ({
  places: lists.map(({ path, set, type }) => ({ path, is: 'set', set, type })),
  routes: lists.flatMap(({ latest, ...list }) =>
    collectionRoutes({
      ...list,
      ...(latest && {
        list: ({ tenant }) => latestFirst(tenant, list.set, latest),
        find: ({ tenant }, key) => tenant.rows(list.set).get(key),
      }),
    }),
  ),
});

/** Whatever is older stands behind; of one moment, what came later stands first. */
export function latestFirst(tenant: Tenant, set: string, property: string): Body[] {
  const rows = [...tenant.rows(set).rows()].map(({ n, body }) => ({
    n,
    body,
    at: Date.parse(String(body[property])) || 0,
  }));
  return rows.sort((a, b) => b.at - a.at || b.n - a.n).map(({ body }) => body);
}

export interface Setting {
  path: string;
  type: string;
  /** What it is in a tenant that never touched it. */
  fresh(tenant: Tenant): Body;
}

export const settingOf = (tenant: Tenant, { path, fresh }: Setting): Body =>
  tenant.rows('singles').get(path) ?? fresh(tenant);

export const settingRoute = (setting: Setting): Route => ({
  path: setting.path,
  GET: { answer: (call) => answerOne(call, setting.type, settingOf(call.tenant, setting)) },
});

/** Single objects that stand under their own path of a tenant file. */
export const keptSettings = (settings: Setting[]): Family => ({
  places: settings.map(({ path, type }) => ({ path, is: 'single', type })),
  routes: settings.map(settingRoute),
});
