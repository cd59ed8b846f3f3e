// The ways into directories, each as an identity of its own: one reads, one takes away, each writer does one thing.
import type { createClock } from '../adapters/clock.ts';
import { createChangers } from '../adapters/entra/changers.ts';
import { directoryAccess, inBackground } from '../adapters/entra/directory-access.ts';
import { createFactReader } from '../adapters/entra/fact-reader.ts';
import { createBudgets } from '../adapters/entra/graph/budgets.ts';
import type { GraphWatch } from '../adapters/entra/graph/watch.ts';
import { createSurveyor } from '../adapters/entra/posture/surveyor.ts';
import { credentialSource } from '../adapters/entra/tokens/credential-source.ts';
import type { ResolvedIdentity } from '../config/identity-secrets.ts';
import type { Settings } from '../config/settings.ts';
import { changeGives } from '../domain/access/change.ts';
import { sectionRules } from '../domain/access/pairs/live.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Log } from '../ports/log.ts';
import type { PostureStore } from '../ports/posture-store.ts';

export interface DirectoryOptions {
  readonly settings: Settings;
  /** The one in force, whenever it is asked for. */
  estateNow(): Estate;
  readonly identities: Readonly<Record<string, ResolvedIdentity>>;
  readonly clock: ReturnType<typeof createClock>;
  readonly log: Log;
  readonly watch: GraphWatch;
  readonly postureStore: Pick<PostureStore, 'latest'>;
  readonly brakes: Pick<BrakeStore, 'holds'>;
}

export function openDirectories({
  settings,
  estateNow,
  identities,
  clock,
  log,
  watch,
  postureStore,
  brakes,
}: DirectoryOptions) {
  const credentialFor = credentialSource({
    identities,
    authorityHost: settings.authorityHost,
    tokenExchangeAudience: settings.tokenExchangeAudience,
    sandbox: settings.mode === 'sandbox',
    log,
  });
  const budgets = createBudgets();
  const access = {
    ...settings,
    credentialFor,
    budgets,
    watch,
    get estate() {
      return estateNow();
    },
  };
  const accessAs = (identity: string) => directoryAccess(access, identity);
  const reader = accessAs('reader');
  const applications = accessAs('applications-reader');
  const writers = new Map<string, ReturnType<typeof accessAs>>();
  return {
    facts: createFactReader({ access: reader, applications, clock, log }),
    /** As the reader alone, for names of what a changed estate is about; people's questions go first. */
    readerIn(estate: Estate) {
      const there = inBackground(directoryAccess({ ...access, estate }, 'reader'));
      return createFactReader({ access: there, applications: there, clock, log });
    },
    surveyor: createSurveyor({
      access: reader,
      get estate() {
        return estateNow();
      },
      clock,
      log,
      before: async (tenantId) => (await postureStore.latest([tenantId])).get(tenantId),
    }),
    /** The only ones that can change anything. */
    changers: createChangers({
      reader,
      remover: accessAs('remover'),
      writer(identity) {
        const known = writers.get(identity) ?? accessAs(identity);
        writers.set(identity, known);
        return known;
      },
      clock,
      readBackMs: settings.readBackMs,
      graphCanonicalUrl: settings.graphCanonicalUrl,
      sections: sectionRules,
      gives: changeGives,
      holds: brakes.holds,
    }),
  };
}
