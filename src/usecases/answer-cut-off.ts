// An owner has looked at a cut-off, or lifts it; what it ended comes back only by new requests.
import { whyUnfit } from '../domain/access/authority.ts';
import { type CutOff, cutOffOwners } from '../domain/access/cut-off.ts';
import type { DueWork } from '../domain/access/decision.ts';
import { personOf } from '../domain/estate/estate.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import type { CutOffDeps } from './cut-off.ts';
import { identifyDecider } from './identify-decider.ts';
import { type InForceDeps, whyBehind } from './rules-behind.ts';

export type CutOffVerb = 'confirm' | 'lift';

const TRIES = 4;

export async function answerCutOff(
  deps: Pick<CutOffDeps, 'estate' | 'facts' | 'store' | 'cutOffs' | 'clock'> & InForceDeps,
  actor: AccountRef,
  id: string,
  verb: CutOffVerb,
): Promise<Result<CutOff, Refusal>> {
  const person = await identifyDecider(deps, actor, verb === 'lift');
  if (!person.ok) return person;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const cut = await deps.cutOffs.load(id);
    const owners = cut ? cutOffOwners(deps.estate, cut) : [];
    if (!cut || !owners.some((owner) => sameAccount(owner, actor))) return refused(notTheirs);
    const unfit =
      whyUnfit(person.value) ?? (verb === 'confirm' ? whySame(deps, cut, actor) : undefined);
    if (unfit) return refused(unfit);
    if (cut.lifted || (verb === 'confirm' && cut.confirmed)) return ok(cut);
    const behind = verb === 'lift' ? whyBehind(deps) : undefined;
    if (behind) return refused(behind);
    const answer = { by: actor, at: deps.clock.now() };
    const next: CutOff =
      verb === 'lift' ? { ...cut, lifted: answer } : { ...cut, confirmed: answer };
    const audit = {
      verb: verb === 'lift' ? 'cut-off-lifted' : 'cut-off-confirmed',
      at: answer.at,
      actor,
      tenantId: actor.tenantId,
      details: { cutOff: cut.id },
    } as const;
    const work = owners.map(
      (account): DueWork => ({
        work: { kind: 'tell-cut-off', account, quiet: true },
        dueAt: answer.at,
      }),
    );
    const stored = await deps.cutOffs.commit({ cutOff: next, audit: [audit], work });
    if (stored === 'committed') return ok(next);
  }
  throw new Error(`Cut-off ${id} was changed by others ${TRIES} times in a row.`);
}

/** Looking at it means that somebody else does. */
const whySame = (
  { estate }: Pick<CutOffDeps, 'estate'>,
  { by }: CutOff,
  actor: AccountRef,
): Refusal | undefined => {
  const person = personOf(estate, actor);
  const same = sameAccount(by, actor) || (person && person === personOf(estate, by));
  return same
    ? refusal(
        'own-cut-off',
        'You cut this off yourself, so another owner looks at it.',
        'Nothing to do: the others were told. If it was a mistake, lift it.',
      )
    : undefined;
};

const notTheirs = refusal(
  'cut-off-unknown',
  'There is no cut-off of that number that concerns a tenant of yours.',
  'Type "cut offs" to see those that do.',
);
