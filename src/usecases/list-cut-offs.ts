// "cut offs": those that are not lifted, for whoever is on call and for the owners concerned.
import { type CutOff, cutOffOwners } from '../domain/access/cut-off.ts';
import { type Estate, personOf } from '../domain/estate/estate.ts';
import type { CutOffStore } from '../ports/cut-off-store.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';

export interface ListedCutOff {
  readonly cutOff: CutOff;
  /** The reader may lift it. */
  readonly mine: boolean;
}

export async function listCutOffs(
  { estate, cutOffs }: { readonly estate: Estate; readonly cutOffs: Pick<CutOffStore, 'open'> },
  actor: AccountRef,
): Promise<ListedCutOff[]> {
  const person = personOf(estate, actor);
  const onCall = person !== undefined && estate.oncall.includes(person.name);
  const open = await cutOffs.open();
  return open
    .map((cutOff) => ({
      cutOff,
      mine: cutOffOwners(estate, cutOff).some((owner) => sameAccount(owner, actor)),
    }))
    .filter(({ mine }) => mine || onCall);
}
