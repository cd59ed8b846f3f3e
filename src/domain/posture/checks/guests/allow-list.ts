// GST-06: a tenant that is no home invites people of the primary one only: by address, and by cross-tenant access.
import { cannotTell, missingOf, type TenantCheck, type TenantView } from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import { hedged } from '../../hedge.ts';
import type { Verdict } from '../../result.ts';
import { addresses } from './addresses.ts';
import type { Half } from './half.ts';
import { access } from './inbound.ts';

const READS = ['b2bManagement', 'crossTenantDefault', 'crossTenantPartners'] as const;

export const invitesCorporateOnly: TenantCheck = {
  id: 'GST-06',
  title: 'Invites only people of the primary tenant',
  area: 'guests',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: ['sandbox', 'secondary'],
  reads: READS,
  readsElsewhere: ['organization'],
  why: 'A sandbox is looked after less than production, so nobody but the organization’s own people should ever be in it. A list of blocked domains is not enough: everybody who is not on it may come.',
  remediation:
    'Allow invitations to the domains of the primary tenant only, block inbound B2B collaboration by default and allow it for the primary tenant.',
  words: [
    'allow list',
    'allowed domains',
    'invitation domains',
    'B2B allow list',
    'collaboration restrictions',
    'domain restrictions',
    'block list',
    'who can be invited',
  ],
  assess: (view, estate) => {
    const halves = [addresses(view, estate), access(view, estate)];
    const verdict = conclude(view, halves);
    return hedged(view, READS, 'every', {
      ...verdict,
      notes: [
        'The list of domains is read from Graph’s beta: outside the global cloud it cannot be read.',
        'An invitation has to pass that list and the cross-tenant access settings: either can refuse it.',
      ],
    });
  },
};

function conclude(view: TenantView, halves: readonly Half[]): Verdict {
  const of = (is: Half['is']) => halves.filter((half) => half.is === is);
  const evidence = halves.flatMap((half) => half.evidence);
  const missing = missingOf(view, READS);
  const more = { evidence, ...(missing.length > 0 ? { missing } : {}) };
  const texts = (some: readonly Half[]) => listed(some.map(({ text }) => text));
  const [good, bad, unsaid] = [of('good'), of('bad'), of('unsaid')];
  if (bad.length > 0) {
    // With the other half not known, both could be wrong or only this one.
    if (unsaid.length > 0) return { state: 'unknown', reason: texts([...bad, ...unsaid]), ...more };
    return { state: good.length > 0 ? 'partial' : 'fail', reason: texts(bad), ...more };
  }
  if (unsaid.length > 0) {
    const state = missing.length > 0 ? cannotTell(missing).state : 'unknown';
    return { state, reason: texts(unsaid), ...more };
  }
  return { state: 'pass', reason: texts(good), ...more };
}
