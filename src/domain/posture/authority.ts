// Who may ask about which tenants. Decided from the estate and the asker alone, before any fact of a tenant is read.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { type Estate, type PostureReader, personOf, type ReaderGroup } from '../estate/estate.ts';
import type { Account, Fact } from '../facts.ts';
import { askAll, type Study } from '../study.ts';
import { isOurs } from './estate-view.ts';
import type { Scope } from './question.ts';

export interface Readable {
  /** Ids of tenants of ours, in the order of the estate. */
  readonly tenants: readonly string[];
  /** Also what the estate knows of tenants that are not ours. */
  readonly everything: boolean;
  /** Whether they are in a group that may ask could not be told. */
  readonly unsure: boolean;
}

/**
 * Persons of the estate by their listed accounts, owners, and whoever is in a reader group just now.
 * A disabled account reads nothing, whatever a list says; nor does one that cannot be looked up.
 */
export function* readableBy(
  estate: Estate,
  actor: AccountRef,
  readers: readonly PostureReader[] = estate.posture.readers,
): Study<Result<Readable, Refusal>> {
  const groups = readers.flatMap(({ group }) => group ?? []);
  const asked = groups.map((group) => ({ group, objectId: memberIn(estate, actor, group) }));
  const answers = yield* askAll({
    account: { fact: 'account', account: actor },
    ...Object.fromEntries(
      asked.flatMap(({ group: { tenantId, groupId }, objectId }) =>
        objectId
          ? [
              [
                `${tenantId}/${groupId}`,
                { fact: 'membership', tenantId, groupId, objectId } as const,
              ],
            ]
          : [],
      ),
    ),
  });
  const account = answers.account as Fact<Account | null>;
  if (!account.known) return refused(cannotCheck);
  if (account.value === null || !account.value.enabled) return refused(disabled);
  const membership = ({ tenantId, groupId }: ReaderGroup): Fact<boolean> | undefined =>
    (answers as Readonly<Record<string, Fact<unknown>>>)[`${tenantId}/${groupId}`] as
      | Fact<boolean>
      | undefined;
  const name = personOf(estate, actor)?.name;
  const fitting = readers.filter((reader) =>
    reader.group ? isIn(membership(reader.group)) : reader.person === name,
  );
  const unsure = groups.some((group) => membership(group)?.known === false);
  const owned = estate.tenants
    .filter(({ owners }) =>
      owners.some(({ account: own }) => accountKey(own) === accountKey(actor)),
    )
    .map(({ id }) => id);
  const everything = fitting.some(({ tenants }) => tenants === 'all');
  const named = new Set([...owned, ...fitting.flatMap(tenantsOf)]);
  const tenants = estate.tenants
    .filter((tenant) => isOurs(tenant) && (everything || named.has(tenant.id)))
    .map(({ id }) => id);
  return ok({ tenants, everything, unsure });
}

const isIn = (fact: Fact<boolean> | undefined): boolean => fact?.known === true && fact.value;

const tenantsOf = ({ tenants }: PostureReader): readonly string[] =>
  tenants === 'all' ? [] : tenants;

/** The account under which somebody could be in the group: this one, or another of theirs in its tenant. */
function memberIn(
  estate: Estate,
  actor: AccountRef,
  { tenantId }: ReaderGroup,
): string | undefined {
  if (actor.tenantId === tenantId) return actor.objectId;
  return personOf(estate, actor)?.accounts.find((account) => account.tenantId === tenantId)
    ?.objectId;
}

/**
 * Whether all of that may be asked about. The refusal is the same whether a tenant exists, and names
 * nothing but what may be asked about instead.
 */
export function whyNotRead(
  estate: Estate,
  { tenants, everything, unsure }: Readable,
  scope: Scope,
): Refusal | undefined {
  const allowed =
    scope === 'all' ? tenants.length > 0 : everything || scope.every((id) => tenants.includes(id));
  if (allowed && (scope === 'all' || scope.length > 0)) return undefined;
  return notYours(estate, { tenants, unsure });
}

/** For a tenant that is not there as for one that is not theirs. */
export function notYours(
  estate: Estate,
  { tenants, unsure }: Pick<Readable, 'tenants' | 'unsure'>,
): Refusal {
  if (unsure) return cannotCheck;
  const names = tenants.flatMap(
    (id) => estate.tenants.find((tenant) => tenant.id === id)?.displayName ?? [],
  );
  return names.length === 0
    ? refusal(
        'posture-not-yours',
        'How tenants stand is told to those whom the estate names for it, and to owners about their own tenant.',
        'You can ask what you hold yourself ("what do I have"), and why something matters.',
      )
    : refusal(
        'posture-not-yours',
        'That is about no tenant that you may ask about.',
        `You may ask about ${new Intl.ListFormat('en').format(names)}.`,
      );
}

const disabled = refusal(
  'posture-disabled',
  'Your account is disabled or not in its directory, so nothing is told to it.',
  'Have the account enabled, and ask again.',
);

const cannotCheck = refusal(
  'posture-unchecked',
  'Whether you may ask could not be checked just now, because a directory did not answer.',
  'Try again in a minute.',
);
