// The two stories that meet misbehaviour, and the calls to Graph at the moments that matter in them.
import { FINANCE, REPORTS, type Wish } from '../story.ts';

/** Which calls a fault meets. */
export interface Where {
  readonly path: string;
  readonly method: string;
}

export interface Story {
  readonly name: string;
  readonly wish: Wish;
  /** Read when the form is sent and again when it is approved. */
  readonly planning: Where;
  readonly writes: readonly [Where, ...Where[]];
  readonly readBack: Where;
  readonly removals: readonly [Where, ...Where[]];
  readonly proof: Where;
  /** What the card says once the access is there. */
  readonly inPlace: string;
}

export const GUEST: Story = {
  name: 'guest access',
  wish: { ...FINANCE, duration: 'P1D' },
  planning: { path: '/groups/*', method: 'GET' },
  writes: [
    { path: '/invitations', method: 'POST' },
    { path: '/groups/*/members/$ref', method: 'POST' },
  ],
  readBack: { path: '/users/*/checkMemberGroups', method: 'POST' },
  removals: [
    { path: '/groups/*', method: 'DELETE' },
    { path: '/users/*', method: 'DELETE' },
  ],
  proof: { path: '/users/*/checkMemberGroups', method: 'POST' },
  inPlace: 'Waiting for acceptance',
};

const REQUESTS = '/roleManagement/directory/roleEligibilityScheduleRequests';
const INSTANCES = '/roleManagement/directory/roleEligibilityScheduleInstances';

export const PIM: Story = {
  name: 'PIM eligibility',
  wish: { ...REPORTS, duration: 'P1D' },
  planning: { path: '/subscribedSkus', method: 'GET' },
  writes: [{ path: REQUESTS, method: 'POST' }],
  readBack: { path: INSTANCES, method: 'GET' },
  removals: [{ path: REQUESTS, method: 'POST' }],
  proof: { path: INSTANCES, method: 'GET' },
  inPlace: 'Eligible since',
};

export const STORIES = [GUEST, PIM] as const;
