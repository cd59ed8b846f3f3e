// Which message shows which request to whom, in memory: an older version never takes a newer one's place.
import type { CardPlace, CardStore, ShownCard } from '../../src/ports/card-store.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';

export class MemoryCards implements CardStore {
  readonly shown = new Map<string, ShownCard>();

  async find(requestId: string, to: AccountRef, audience: string) {
    return this.shown.get(`${requestId}/${accountKey(to)}/${audience}`);
  }

  async shownTo(requestId: string, audience: string) {
    return [...this.shown.keys()].flatMap((key) => {
      const [id, tenantId, objectId, as] = key.split('/');
      return id === requestId && as === audience ? [`${tenantId}/${objectId}`] : [];
    });
  }

  async save(requestId: string, to: AccountRef, audience: string, shown: ShownCard) {
    const known = await this.find(requestId, to, audience);
    if (known && known.version >= shown.version) return;
    this.shown.set(`${requestId}/${accountKey(to)}/${audience}`, shown);
  }

  async forget({ requestId, to, audience }: CardPlace, activityId: string) {
    const known = await this.find(requestId, to, audience);
    if (known?.activityId === activityId)
      this.shown.delete(`${requestId}/${accountKey(to)}/${audience}`);
  }
}
