// The changers of settings about partners as they are, over a Graph that is the fake directories.
import { acceptClaim } from '../../src/adapters/entra/changes/accept-claim.ts';
import type { ChangerDeps } from '../../src/adapters/entra/changes/deps.ts';
import { openSection } from '../../src/adapters/entra/changes/open-section.ts';
import { partnerEntry } from '../../src/adapters/entra/changes/partner-entry.ts';
import { redeemAutomatically } from '../../src/adapters/entra/changes/redeem-automatically.ts';
import { synchroniseUsers } from '../../src/adapters/entra/changes/synchronise-users.ts';
import type { GraphClient, SendOptions } from '../../src/adapters/entra/graph/client.ts';
import { telling } from '../../src/adapters/entra/sending.ts';
import type { Change } from '../../src/domain/access/change.ts';
import { sectionRules } from '../../src/domain/access/pairs/live.ts';
import { SECTIONS } from '../../src/domain/facts/partners.ts';
import type { PartnerPolicy, PolicySection } from '../../src/domain/facts.ts';
import type { Changer, Changers } from '../../src/ports/changer.ts';
import { DirectoryError } from '../../src/ports/directory-error.ts';
import type { ChangerWorld } from './changers.ts';
import { defaultPolicy, partnerPolicy } from './directory.ts';

const PARTNERS = '/policies/crossTenantAccessPolicy/partners';
type Settings =
  | 'partner-entry'
  | 'accept-claim'
  | 'redeem-automatically'
  | 'synchronise-users'
  | 'open-section';

export function partnerChangers(world: ChangerWorld): Pick<Changers, Settings> {
  const deps = (type: Settings) => ({
    reader: (tenantId: string) => graphOf(world, tenantId, type),
    remover: (tenantId: string) => graphOf(world, tenantId, type),
    writer: () => (tenantId: string) => graphOf(world, tenantId, type),
    clock: { now: () => world.now },
    readBackMs: 0,
  });
  const sections = sectionRules;
  return {
    'partner-entry': saying(partnerEntry, deps('partner-entry')),
    'accept-claim': saying(acceptClaim, deps('accept-claim')),
    'redeem-automatically': saying(redeemAutomatically, deps('redeem-automatically')),
    'synchronise-users': saying(synchroniseUsers, deps('synchronise-users')),
    'open-section': saying(openSection, { ...deps('open-section'), sections }),
  };
}

/** It says where nothing was sent, as the real ones do. */
function saying<D extends ChangerDeps, C extends Change>(
  make: (deps: D) => Changer<C>,
  deps: D,
): Changer<C> {
  return {
    ...make(deps),
    perform: (change, context) =>
      telling(deps, 'giving', (of) => make(of).perform(change, context)),
    undo: (change, context) => telling(deps, 'removing', (of) => make(of).undo(change, context)),
  };
}

function graphOf(world: ChangerWorld, tenantId: string, type: Settings): GraphClient {
  const { partners, defaults } = world.directory;
  const problem = (kind: 'not-found' | 'refused') =>
    new DirectoryError(kind, tenantId, kind, 'It is not so.');
  return {
    get: async <T>(path: string) => {
      world.look();
      const [, partnerId] = path.split(`${PARTNERS}/`);
      const body = partnerId
        ? world.shown(`${tenantId}/${partnerId}`)
        : (defaults.get(tenantId) ?? defaultPolicy());
      if (!body) throw problem('not-found');
      return { body: asGraph(body) as T, requestId: 'read' };
    },
    list: async () => {
      throw new Error('Nothing is listed here.');
    },
    send: async <T>(method: string, path: string, body: unknown, { may }: SendOptions) => {
      await may?.();
      const sent = body as Record<string, unknown>;
      const [, rest = String(sent.tenantId)] = path.split(`${PARTNERS}/`);
      const [partnerId = '', sync] = rest.split('/');
      const key = `${tenantId}/${partnerId}`;
      const entry = partners.get(key);
      if (method === 'POST' ? entry : !entry) {
        throw problem(method === 'POST' ? 'refused' : 'not-found');
      }
      const before = entry ?? partnerPolicy(partnerId);
      const { sections, others } = bySection(sent);
      const now = {
        ...before,
        ...(sync ? asDomain(sent) : others),
        sections: { ...before.sections, ...sections },
      };
      const takes = type === 'open-section' ? isLess(before, sections) : closes(sent);
      world.write(`${takes ? '-' : '+'}${type}`, () => void partners.set(key, now));
      return { body: undefined as T, requestId: 'sent' };
    },
  };
}

const asGraph = ({ sections, ...body }: Partial<PartnerPolicy>) => {
  const sync = body.identitySynchronization;
  return sync
    ? {
        ...body,
        ...sections,
        identitySynchronization: {
          displayName: sync.displayName,
          userSyncInbound: { isSyncAllowed: sync.isSyncAllowed },
        },
      }
    : { ...body, ...sections };
};

const bySection = (sent: Record<string, unknown>) => {
  const named = Object.entries(sent);
  const isSection = ([name]: [string, unknown]) => (SECTIONS as readonly string[]).includes(name);
  return {
    others: Object.fromEntries(named.filter((one) => !isSection(one))),
    sections: Object.fromEntries(named.filter(isSection)) as Partial<PartnerPolicy['sections']>,
  };
};

/** Whether it names nothing that was not named before. */
function isLess(before: PartnerPolicy, sections: Partial<PartnerPolicy['sections']>): boolean {
  const namesIn = (section: PolicySection | null | undefined) =>
    [section?.usersAndGroups, section?.applications].flatMap((list) =>
      list?.accessType === 'allowed' ? list.targets.map(({ target }) => target) : [],
    );
  return SECTIONS.every((name) => {
    const was = namesIn(before.sections[name]);
    return namesIn(sections[name]).every((target) => was.includes(target));
  });
}

const asDomain = (sent: Record<string, unknown>): Partial<PartnerPolicy> => ({
  identitySynchronization: {
    displayName: (sent.displayName as string | undefined) ?? null,
    isSyncAllowed: (sent.userSyncInbound as { isSyncAllowed: boolean }).isSyncAllowed,
  },
});

/** Only a look at what is sent; whether it is an end does not matter to Graph. */
const closes = (sent: Record<string, unknown>): boolean => !JSON.stringify(sent).includes('true');
