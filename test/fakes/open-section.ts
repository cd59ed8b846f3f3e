// The changer of sections over fake directories: the entry for a partner is one object there.
import type { OpenSection } from '../../src/domain/access/change.ts';
import {
  isAsApproved,
  isTakenOut,
  type LiveSection,
  lookToClose,
  lookToOpen,
} from '../../src/domain/access/pairs/live.ts';
import type { WholeSection } from '../../src/domain/access/pairs/section.ts';
import type { Changer } from '../../src/ports/changer.ts';
import type { ChangerWorld } from './changers.ts';
import { defaultPolicy, partnerPolicy } from './directory.ts';

export function fakeOpenSection(world: ChangerWorld): Changer<OpenSection> {
  const { partners, defaults } = world.directory;
  const evidence = (says: string) => ({ at: world.now, says, requestIds: ['g'] });
  const read = ({ tenantId, partnerId, section }: OpenSection): LiveSection => ({
    own: partners.get(`${tenantId}/${partnerId}`)?.sections[section] ?? null,
    fallback: (defaults.get(tenantId) ?? defaultPolicy()).sections[section],
  });
  const write = (change: OpenSection, value: WholeSection | null) => {
    const { tenantId, partnerId, section } = change;
    const entry = partners.get(`${tenantId}/${partnerId}`) ?? partnerPolicy(partnerId);
    const sections = { ...entry.sections, [section]: value };
    partners.set(`${tenantId}/${partnerId}`, { ...entry, sections });
  };

  return {
    async observe(change) {
      world.look();
      const look = lookToOpen(change, read(change));
      if (look.is === 'absent') return { found: 'absent', there: look.there };
      return look.is === 'in-the-way'
        ? { found: 'in-the-way', sentence: look.sentence }
        : { found: 'present', outputs: {}, evidence: evidence('was open') };
    },
    async perform(change, { firstTry, others }) {
      const before = read(change);
      const look = lookToOpen(change, before);
      const there = firstTry ? look.there : [];
      if (look.is === 'absent') world.write('+open-section', () => write(change, look.write));
      if (!isAsApproved(change, before, read(change))) throw new Error('It is not as approved.');
      const theirs = there.filter((key) => !others.includes(key));
      return { outputs: {}, evidence: evidence('is open'), theirs };
    },
    async undo(change, context) {
      const look = lookToClose(change, read(change), context);
      if (look.is === 'left') return { gone: false, because: look.because };
      if (look.is === 'close') {
        world.write('-open-section', () => write(change, look.write));
      }
      return look.because === undefined
        ? { gone: true, evidence: evidence('is closed') }
        : { gone: false, because: look.because };
    },
    async isGone(change, context) {
      return { gone: isTakenOut(change, read(change), context), evidence: evidence('is closed') };
    },
  };
}
