// Teams apps of a tenant and their installation for a person, as a bot does it before it writes first.
// https://learn.microsoft.com/graph/api/userteamwork-post-installedapps
import { answerCount, answerMany, answerOne, type Many } from '../answer.ts';
import { type Body, bodies, inner, isBody, same, stamp, text } from '../body.ts';
import { collectionRoutes, numbered } from '../build.ts';
import { type Call, idOf, noContent, type Reply } from '../call.ts';
import { declareNavigations, single } from '../navigation.ts';
import { bodiesIn, nameOf, userOf } from '../objects.ts';
import { badRequest, GraphProblem } from '../problem.ts';
import { idInUrl, readBody } from '../read-body.ts';
import type { Family } from './family.ts';

const APPS = '/appCatalogs/teamsApps';
const INSTALLED = '/users/{id}/teamwork/installedApps';
const TYPE = 'userScopeTeamsAppInstallation';

const definitionsOf = (app: Body | undefined) => bodies(app, 'appDefinitions');
const appOf = ({ tenant }: Call, installation: Body) =>
  tenant.rows('teamsApps').get(text(inner(installation, 'teamsApp'), 'id') ?? '');

declareNavigations({
  teamsApp: {
    appDefinitions: {
      type: 'teamsAppDefinition',
      many: true,
      read: (_call, app) => numbered('teamsAppDefinition', definitionsOf(app)),
    },
  },
  [TYPE]: {
    teamsApp: {
      type: 'teamsApp',
      many: false,
      read: (call, installation) => single('teamsApp', appOf(call, installation)),
    },
    teamsAppDefinition: {
      type: 'teamsAppDefinition',
      many: false,
      read: (call, installation) =>
        single('teamsAppDefinition', definitionsOf(appOf(call, installation)).at(-1)),
    },
  },
});

const person = (call: Call) => userOf(call.tenant, idOf(call));

const installationsOf = (call: Call): Body[] => {
  const userId = text(person(call), 'id');
  return bodiesIn(call.tenant, 'installedApps').filter((body) => same(text(body, '_user'), userId));
};

const many = (call: Call): Many => {
  const entries = numbered(TYPE, installationsOf(call));
  return { type: TYPE, entries: (from) => entries.filter((entry) => entry.n >= from) };
};

function installationOf(call: Call): Body {
  const id = call.params.installation ?? '';
  const found = installationsOf(call).find((body) => text(body, 'id') === id);
  if (!found)
    throw new GraphProblem(404, 'NotFound', `No app installation with id '${id}' was found.`);
  return found;
}

/** The permission to manage only itself is worth nothing for other apps. */
function demandOwn(call: Call, app: Body): void {
  const wide = [...call.caller.roles].some(
    (role) => /^TeamsAppInstallation\./.test(role) && !/Self/.test(role),
  );
  const clientIds = definitionsOf(app).flatMap(
    (definition) => text(inner(definition, 'authorization'), 'clientAppId') ?? [],
  );
  // A catalogue that does not say whose app it is lets everybody: what it would check is not there.
  if (wide || clientIds.length === 0 || clientIds.some((id) => same(id, call.caller.appId))) return;
  throw new GraphProblem(403, 'Forbidden', 'The application can manage its own Teams app only.');
}

function install(call: Call): Reply {
  const user = person(call);
  const bound = isBody(call.body) ? call.body['teamsApp@odata.bind'] : undefined;
  if (typeof bound !== 'string')
    throw badRequest("The property 'teamsApp@odata.bind' is required.", 'BadRequest');
  readBody(call, TYPE);
  const appId = idInUrl(bound);
  const app = call.tenant.rows('teamsApps').get(appId);
  if (!app)
    throw new GraphProblem(
      404,
      'NotFound',
      `No app with id '${appId}' was found in the catalogue.`,
    );
  demandOwn(call, app);
  const there = installationsOf(call).some((body) =>
    same(text(inner(body, 'teamsApp'), 'id'), appId),
  );
  if (there) throw new GraphProblem(409, 'Conflict', 'App is already installed for the user.');
  const userId = text(user, 'id') ?? '';
  const id = Buffer.from(`${userId}##${appId}`).toString('base64');
  call.tenant.put('installedApps', id, {
    id,
    teamsApp: { id: appId },
    _user: userId,
    _since: stamp(call.now),
  });
  call.note({
    summary: `${nameOf(app)} installed for ${nameOf(user)}`,
    before: 'not installed',
    after: 'installed, a chat with it is there',
  });
  return { status: 201 };
}

function uninstall(call: Call): Reply {
  const installation = installationOf(call);
  const app = appOf(call, installation);
  if (app) demandOwn(call, app);
  call.tenant.remove('installedApps', text(installation, 'id') ?? '');
  call.note({
    summary: `${nameOf(app)} uninstalled for ${nameOf(person(call))}`,
    before: 'installed',
    after: 'not installed',
  });
  return noContent();
}

function chatOf(call: Call): Reply {
  const installation = installationOf(call);
  const bot = definitionsOf(appOf(call, installation))
    .map((definition) => text(inner(definition, 'authorization'), 'clientAppId'))
    .find(Boolean);
  const userId = text(person(call), 'id');
  const since = text(installation, '_since') ?? stamp(call.now);
  return answerOne(call, 'chat', {
    id: `19:${userId}_${bot ?? text(inner(installation, 'teamsApp'), 'id')}@unq.gbl.spaces`,
    chatType: 'oneOnOne',
    createdDateTime: since,
    lastUpdatedDateTime: since,
    tenantId: call.tenant.about.tenantId,
    topic: null,
  });
}

export const teamsApps: Family = {
  places: [
    { path: APPS, is: 'set', set: 'teamsApps', type: 'teamsApp' },
    { path: INSTALLED, is: 'owned', of: 'users', set: 'installedApps', type: TYPE, owner: '_user' },
  ],
  routes: [
    ...collectionRoutes({ path: APPS, type: 'teamsApp', set: 'teamsApps' }),
    {
      path: INSTALLED,
      GET: { answer: (call) => answerMany(call, many(call)) },
      POST: { answer: install },
    },
    { path: `${INSTALLED}/$count`, GET: { answer: (call) => answerCount(call, many(call)) } },
    {
      path: `${INSTALLED}/{installation}`,
      GET: { answer: (call) => answerOne(call, TYPE, installationOf(call)) },
      DELETE: { answer: uninstall },
    },
    { path: `${INSTALLED}/{installation}/chat`, GET: { answer: chatOf } },
    {
      path: `${INSTALLED}/{installation}/upgrade`,
      POST: {
        answer(call) {
          installationOf(call);
          return noContent();
        },
      },
    },
  ],
};
