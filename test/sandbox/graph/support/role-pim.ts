// A tenant whose roles are given through PIM, and the requests that the tests send to it.
import { afterEach, beforeEach } from 'vitest';
import { type Application, type Host, startGraph } from './host.ts';
import { PEOPLE, ROLES } from './sample-tenant.ts';

export const ROOT = '/roleManagement/directory';

export const request = (more: object = {}) => ({
  action: 'adminAssign',
  principalId: PEOPLE.ada,
  roleDefinitionId: ROLES.reportsReader,
  directoryScopeId: '/',
  justification: 'needed',
  scheduleInfo: {
    startDateTime: '2026-11-20T09:00:00Z',
    expiration: { type: 'afterDuration', duration: 'P1D' },
  },
  ...more,
});

/** Starts one for each test of the file; `host` and `app` are those of the running test. */
export function usePim() {
  let host: Host;
  let app: Application;
  beforeEach(async () => {
    host = await startGraph();
    app = await host.as('acme', 'RoleManagement.ReadWrite.Directory', 'User.Read.All');
  });
  afterEach(() => host.close());
  return {
    get host() {
      return host;
    },
    get app() {
      return app;
    },
    eligible: (more: object = {}) =>
      app.post(`${ROOT}/roleEligibilityScheduleRequests`, request(more)),
    active: (more: object = {}) =>
      app.post(`${ROOT}/roleAssignmentScheduleRequests`, request(more)),
    list: async (what: string, query = '') =>
      (await app.get(`${ROOT}/${what}?$filter=principalId eq '${PEOPLE.ada}'${query}`)).body.value,
  };
}
