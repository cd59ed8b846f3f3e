// Catalogs, access packages and assignment policies of entitlement management.
import { answerCreated, answerOne } from '../answer.ts';
import { type Body, inner, same, stamp, text } from '../body.ts';
import { collectionRoutes, linkRoutes } from '../build.ts';
import { type Call, idOf, noContent, type Reply, type Route } from '../call.ts';
import { bodiesIn, nameOf, objectOf } from '../objects.ts';
import { badRequest, missing } from '../problem.ts';
import { readBody, readReference } from '../read-body.ts';
import './entitlement-navigation.ts';
import type { Family } from './family.ts';
import { GOVERNANCE, noteGovernance } from './governance.ts';

const LICENCE = { licence: 'governance' as const };

const idIn = (body: Body | undefined, name: string) => text(inner(body, name), 'id') ?? '';
interface Kind {
  path: string;
  set: string;
  type: string;
  word: string;
  required: string[];
  /** Throws when what a new one names is not there. */
  demand(call: Call, body: Body): void;
  /** Throws when something still needs it. */
  demandFree(call: Call, id: string): void;
  defaults: Body;
  replaces?: boolean;
}

const create =
  (kind: Kind) =>
  (call: Call): Reply => {
    const body = readBody(call, kind.type, {
      required: kind.required,
      readOnly: ['id', 'createdDateTime'],
    });
    kind.demand(call, body);
    const at = stamp(call.now);
    const made: Body = {
      ...kind.defaults,
      ...body,
      id: crypto.randomUUID(),
      createdDateTime: at,
      modifiedDateTime: at,
    };
    call.tenant.put(kind.set, text(made, 'id') ?? '', made);
    noteGovernance(
      call,
      `${kind.word} ${nameOf(made)} created`,
      'none',
      kind.word,
      `Create ${kind.word.toLowerCase()}`,
    );
    return answerCreated(call, kind.type, made);
  };

const update =
  (kind: Kind) =>
  (call: Call): Reply => {
    const before = objectOf(call.tenant, kind.set, idOf(call));
    const body = readBody(call, kind.type, {
      readOnly: kind.replaces ? [] : ['id', 'createdDateTime'],
    });
    const kept = kind.replaces
      ? {
          id: before.id,
          createdDateTime: before.createdDateTime,
          accessPackage: before.accessPackage,
          catalog: before.catalog,
        }
      : before;
    const after = { ...kept, ...body, id: before.id, modifiedDateTime: stamp(call.now) };
    call.tenant.put(kind.set, idOf(call), after);
    noteGovernance(
      call,
      `${kind.word} ${nameOf(before)} changed: ${Object.keys(body).join(', ')}`,
      'as before',
      'changed',
      `Update ${kind.word.toLowerCase()}`,
    );
    return kind.replaces ? answerOne(call, kind.type, after) : noContent();
  };

const remove =
  (kind: Kind) =>
  (call: Call): Reply => {
    const before = objectOf(call.tenant, kind.set, idOf(call));
    kind.demandFree(call, idOf(call));
    call.tenant.remove(kind.set, idOf(call));
    noteGovernance(
      call,
      `${kind.word} ${nameOf(before)} deleted`,
      kind.word,
      'none',
      `Delete ${kind.word.toLowerCase()}`,
    );
    return noContent();
  };

const demandNone =
  (set: string, name: string, what: string) =>
  ({ tenant }: Call, id: string) => {
    const needed = bodiesIn(tenant, set).some(
      (one) => same(idIn(one, name), id) && text(one, 'state') !== 'expired',
    );
    // The status of this refusal is inference.
    if (needed) throw badRequest(`It still has ${what}.`);
  };

const demandThere =
  (set: string, name: string) =>
  ({ tenant }: Call, body: Body) => {
    const id = idIn(body, name);
    if (!tenant.rows(set).get(id)) throw missing(id || name);
  };

const KINDS: Kind[] = [
  {
    path: `${GOVERNANCE}/catalogs`,
    set: 'catalogs',
    type: 'accessPackageCatalog',
    word: 'Catalog',
    required: ['displayName'],
    demand: () => undefined,
    demandFree: demandNone('accessPackages', 'catalog', 'access packages'),
    defaults: {
      catalogType: 'userManaged',
      state: 'published',
      isExternallyVisible: false,
      description: null,
    },
  },
  {
    path: `${GOVERNANCE}/accessPackages`,
    set: 'accessPackages',
    type: 'accessPackage',
    word: 'Access package',
    required: ['displayName', 'catalog'],
    demand: demandThere('catalogs', 'catalog'),
    demandFree: demandNone('assignments', 'accessPackage', 'assignments'),
    defaults: { isHidden: false, description: null },
  },
  {
    path: `${GOVERNANCE}/assignmentPolicies`,
    set: 'assignmentPolicies',
    type: 'accessPackageAssignmentPolicy',
    word: 'Assignment policy',
    required: ['displayName', 'accessPackage'],
    demand: demandThere('accessPackages', 'accessPackage'),
    demandFree: demandNone('assignments', 'assignmentPolicy', 'assignments'),
    defaults: { description: null, allowedTargetScope: 'notSpecified', specificAllowedTargets: [] },
    replaces: true,
  },
];

const routesOf = (kind: Kind): Route[] => [
  ...collectionRoutes({ path: kind.path, type: kind.type, set: kind.set, ...LICENCE }),
  { path: kind.path, POST: { ...LICENCE, answer: create(kind) } },
  {
    path: `${kind.path}/{id}`,
    [kind.replaces ? 'PUT' : 'PATCH']: { ...LICENCE, answer: update(kind) },
    DELETE: { ...LICENCE, answer: remove(kind) },
  },
];

const PACKAGES = `${GOVERNANCE}/accessPackages`;
const owner = (call: Call) => objectOf(call.tenant, 'accessPackages', idOf(call));
const link = (name: string, refs: boolean) =>
  linkRoutes({
    path: `${PACKAGES}/{id}/${name}`,
    type: 'accessPackage',
    name,
    owner,
    refs,
    plain: true,
    ...LICENCE,
  });

const changeLink =
  (links: string, set: string, adds: boolean) =>
  (call: Call): Reply => {
    const from = text(owner(call), 'id') ?? '';
    const to = adds ? readReference(call) : (call.params.other ?? '');
    if (adds && !call.tenant.rows(set).get(to)) throw missing(to);
    if (call.tenant.links(links).has(from, to) === adds)
      throw adds ? badRequest('The reference already exists.') : missing(to);
    if (adds) call.tenant.link(links, from, to);
    else call.tenant.unlink(links, from, to);
    const other = nameOf(call.tenant.rows(set).get(to));
    noteGovernance(
      call,
      `${nameOf(owner(call))} and ${other}: ${adds ? 'not' : 'now allowed'} together`,
      adds ? 'allowed' : 'not allowed',
      adds ? 'not allowed' : 'allowed',
      'Update access package',
    );
    return noContent();
  };

const linkWrites = (name: string, links: string, set: string): Route[] => [
  {
    path: `${PACKAGES}/{id}/${name}/$ref`,
    POST: { ...LICENCE, answer: changeLink(links, set, true) },
  },
  {
    path: `${PACKAGES}/{id}/${name}/{other}/$ref`,
    DELETE: { ...LICENCE, answer: changeLink(links, set, false) },
  },
];

export const entitlement: Family = {
  places: [
    ...KINDS.map(({ path, set, type }) => ({ path, is: 'set' as const, set, type })),
    {
      path: `${PACKAGES}/{id}/incompatibleAccessPackages`,
      is: 'links',
      of: 'accessPackages',
      links: 'incompatiblePackages',
    },
    {
      path: `${PACKAGES}/{id}/incompatibleGroups`,
      is: 'links',
      of: 'accessPackages',
      links: 'incompatibleGroups',
    },
    { path: `${PACKAGES}/{id}/accessPackagesIncompatibleWith`, is: 'derived' },
  ],
  routes: [
    ...KINDS.flatMap(routesOf),
    ...link('incompatibleAccessPackages', true),
    ...link('accessPackagesIncompatibleWith', false),
    ...link('incompatibleGroups', true),
    ...linkWrites('incompatibleAccessPackages', 'incompatiblePackages', 'accessPackages'),
    ...linkWrites('incompatibleGroups', 'incompatibleGroups', 'groups'),
  ],
};
