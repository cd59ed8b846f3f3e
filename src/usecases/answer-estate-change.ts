// Somebody presses yes or no on a changed estate: decided on what is in force now, and who they are now.
import { whyUnfit } from '../domain/access/authority.ts';
import type { Identity } from '../domain/access/identity.ts';
import { samePerson } from '../domain/access/same-person.ts';
import { agreeTo, refuseIt } from '../domain/estate/change/decide.ts';
import { type Decider, decidersOf, stillOpen } from '../domain/estate/change/deciders.ts';
import { tenantsConcerned } from '../domain/estate/change/difference.ts';
import type { EstateVersion, VersionChange } from '../domain/estate/change/version.ts';
import { tenantById } from '../domain/estate/estate.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import { type AccountRef, sameAccount } from '../shared/account.ts';
import { shortVersion } from '../shared/estate-texts.ts';
import { type Refusal, refusal } from '../shared/refusal.ts';
import { ok, type Result, refused } from '../shared/result.ts';
import { allMentioning } from './all-mentioning.ts';
import { type Compared, compareWithInForce, type EstateChangeDeps } from './estate-changes.ts';
import { identifyDecider, withRisk } from './identify-decider.ts';
import { type IdentifyDeps, identifyAsker } from './identify-person.ts';
import { type InForceDeps, whyBehind } from './rules-behind.ts';

export type EstateVerdict =
  | { readonly accept: true; readonly shownHash: string }
  | { readonly accept: false; readonly reason: string };

export type AnswerEstateDeps = EstateChangeDeps &
  InForceDeps &
  IdentifyDeps & {
    readonly store: Pick<RequestStore, 'openMentioning'>;
    readonly queue: Pick<WorkQueue, 'checkNow'>;
  };

const TRIES = 4;

/** `version` beside a refusal: how it stands, where the one who pressed may know. */
export type EstateAnswer = Result<
  EstateVersion,
  { readonly refusal: Refusal; readonly version?: EstateVersion }
>;

export async function answerEstateChange(
  deps: AnswerEstateDeps,
  actor: AccountRef,
  id: string,
  verdict: EstateVerdict,
): Promise<EstateAnswer> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const waiting = await deps.versions.load(id);
    if (!waiting?.asked.some((one) => sameAccount(one, actor))) return no(notTheirs);
    if (waiting.state !== 'waiting') return no(alreadyOver, waiting);
    const compared = await compareWithInForce(deps, waiting.texts);
    if (!compared) return no(whyBehind(deps) ?? unloadable, waiting);
    const decided = await decide(deps, actor, waiting, compared, verdict);
    if (!decided.ok) return no(decided.error, waiting);
    if ((await deps.versions.commit([decided.value])) === 'conflict') continue;
    const { version } = decided.value;
    if (version.state === 'accepted') await askAnew(deps, tenantsConcerned(compared.differences));
    deps.log.warn(`estate.${verdict.accept ? 'agreed' : 'refused'}`, {
      change: id,
      version: shortVersion(version.hash),
      state: version.state,
    });
    return ok(version);
  }
  throw new Error(`Version ${id} of the estate was changed by others ${TRIES} times in a row.`);
}

/** Who decides may be others now, so what waits does not wait for the night. */
async function askAnew({ store, queue }: AnswerEstateDeps, tenantIds: readonly string[]) {
  const waiting = await allMentioning(store, tenantIds, ({ state }) => state === 'pending');
  await queue.checkNow({ requestIds: waiting.map(({ id }) => id) });
}

const no = (why: Refusal, version?: EstateVersion): EstateAnswer =>
  refused({ refusal: why, ...(version && { version }) });

async function decide(
  deps: AnswerEstateDeps,
  actor: AccountRef,
  waiting: EstateVersion,
  { before: { estate: inForce }, after: { estate: next }, differences }: Compared,
  verdict: EstateVerdict,
): Promise<Result<VersionChange, Refusal>> {
  const concerned = tenantsConcerned(differences);
  const deciders = decidersOf(inForce, concerned);
  const decider = deciders.find((one) => sameAccount(one.account, actor));
  if (!decider) return refused(notTheirs);
  const { displayName } = decider;
  const by = { account: { tenantId: actor.tenantId, objectId: actor.objectId }, displayName };
  const person = await identifyDecider({ ...deps, estate: inForce }, actor, verdict.accept);
  if (!verdict.accept) {
    // Saying no gives nothing to anybody, so it does not hang on a directory that cannot be read.
    const blind = !person.ok && person.error.code === 'tenant-unreadable';
    const why = person.ok ? whyUnfit(person.value) : blind ? undefined : person.error;
    if (why) return refused(why);
    return refuseIt(inForce, waiting, by, verdict.reason, deps.clock.now());
  }
  if (!person.ok) return person;
  const unfit = whyUnfit(person.value);
  if (unfit) return refused(unfit);
  if (verdict.shownHash !== waiting.hash) return refused(staleCard);
  const earlier = await whoseYesCounts({ ...deps, estate: inForce }, waiting, deciders);
  if (!earlier.ok) return earlier;
  if (earlier.value.some(({ by: one }) => sameAccount(one.account, actor))) return refused(saidYes);
  const double = earlier.value.some(({ by: one }) => samePerson(person.value, one) !== 'different');
  if (double) return refused(samePersonTwice);
  const still = earlier.value.map(({ yes }) => yes);
  const yes = [...still.map((one) => one.by), by.account];
  const open = stillOpen(inForce, concerned, yes);
  const ownerless =
    open.people > 0 ? [] : await withoutOwner({ ...deps, estate: inForce }, open.tenants);
  const of = { concerned, still, ownerless, next };
  return ok(agreeTo(inForce, waiting, by, of, deps.clock.now()));
}

interface EarlierYes {
  readonly yes: EstateVersion['agreed'][number];
  readonly by: Identity;
}

/** Of those who said yes: who decides today, and can sign in. */
async function whoseYesCounts(
  deps: IdentifyDeps,
  { agreed }: EstateVersion,
  deciders: readonly Decider[],
): Promise<Result<EarlierYes[], Refusal>> {
  const counts: EarlierYes[] = [];
  for (const yes of agreed) {
    if (!deciders.some(({ account }) => sameAccount(account, yes.by))) continue;
    const known = await identifyAsker(deps, yes.by);
    const person = known.ok ? await withRisk(deps, known.value) : known;
    if (person.ok && !whyUnfit(person.value)) counts.push({ yes, by: person.value });
    else if (!person.ok && person.error.code !== 'asker-unknown') return person;
  }
  return ok(counts);
}

/** Tenants all of whose owners are gone or disabled, for certain: nobody could ever say their yes. */
async function withoutOwner(deps: IdentifyDeps, tenantIds: readonly string[]): Promise<string[]> {
  const gone = async ({ account }: { readonly account: AccountRef }) => {
    const person = await identifyAsker(deps, account);
    return person.ok ? whyUnfit(person.value) !== undefined : person.error.code === 'asker-unknown';
  };
  const empty: string[] = [];
  for (const id of tenantIds) {
    const owners = tenantById(deps.estate, id)?.owners ?? [];
    const left = await Promise.all(owners.map(gone));
    if (left.every(Boolean)) empty.push(id);
  }
  return empty;
}

const notTheirs = refusal(
  'estate-change-unknown',
  'There is no change of the estate with that number that you decide about.',
  'Type "estate" to see what is in force and what waits.',
);

const alreadyOver = refusal(
  'already-decided',
  'This was decided, or the files were changed again, before you pressed.',
  'The card shows how it stands.',
);

const unloadable = refusal(
  'estate-unloadable',
  'This change cannot be loaded any more, so nothing was decided.',
  'Have it refused and the files looked at by whoever runs Drawbridge.',
);

const staleCard = refusal(
  'stale-card',
  'The card is not about the files as they are now, so nothing was decided.',
  'Type "estate" to see what waits.',
);

const saidYes = refusal(
  'already-agreed',
  'You have said yes already; it needs somebody else as well.',
  'Nothing to do: the others who were asked have a card too.',
);

const samePersonTwice = refusal(
  'two-persons',
  'You have said yes already under another account, or that cannot be ruled out. It needs a second person.',
  'Somebody else of those who were asked decides.',
);
