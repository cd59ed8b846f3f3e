// How people ask for a setting between tenants, and what the directories say about a partner.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { choiceOf, type Drawbridge, requestCardIn, textOf } from '../../support/drawbridge.ts';

export interface SettingWish {
  /** Title of the kind, as on its button. */
  readonly kind: string;
  /** Words of the choice on the first page. */
  readonly pair: string;
  /** By input: words of the choices. */
  readonly inputs?: Readonly<Record<string, readonly string[]>>;
}

/** Both pages of the form; gives what came of sending it. */
export async function askSetting(drawbridge: Drawbridge, who: string, wish: SettingWish) {
  const { messages } = await drawbridge.say(who, 'request settings');
  const { dialog } = await drawbridge.press(who, messages.at(-1)?.id ?? '', wish.kind);
  if (!dialog) throw new Error('No dialog opened.');
  const resource = choiceOf(dialog.card, 'resource', wish.pair);
  const rest = { duration: 'P90D', justification: 'The two tenants work on one product' };
  if (!wish.inputs) {
    return drawbridge.press(who, dialog.id, 'Send request', { resource, ...rest });
  }
  const second = (await drawbridge.press(who, dialog.id, 'Continue', { resource })).dialog;
  if (!second) throw new Error('There was no second page.');
  const answers = Object.entries(wish.inputs).map(([id, words]) => [
    `input-${id}`,
    words.map((word) => choiceOf(second.card, `input-${id}`, word)).join(','),
  ]);
  return drawbridge.press(who, second.id, 'Send request', {
    ...Object.fromEntries(answers),
    ...rest,
  });
}

/** An owner looks at it, is told who would lose what, and ends it. `about`: words of its card. */
export async function endSetting(drawbridge: Drawbridge, who: string, about = ''): Promise<void> {
  for (const button of ['Review now', 'End it']) {
    const cards = (await drawbridge.chat(who)).filter((message) => textOf(message).includes(about));
    await drawbridge.press(who, requestCardIn(cards).id, button);
  }
}

export type Entry = Record<string, unknown> & { readonly tenantId: string };

interface File {
  readonly graph: Record<string, Record<string, unknown> & { value?: Entry[] }>;
}

const PARTNERS = '/policies/crossTenantAccessPolicy/partners';

const { tenants } = parse(readFileSync('estate/estate.yaml', 'utf8')) as {
  tenants: ReadonlyArray<{ readonly name: string; readonly id: string }>;
};
/** By its short name. */
export const tenantIdOf = (name: string): string | undefined =>
  tenants.find((tenant) => tenant.name === name)?.id;

/** The entry that `tenant` has for `partner`, both by their short names. */
export async function entryOf(
  drawbridge: Drawbridge,
  tenant: string,
  partner: string,
): Promise<Entry | undefined> {
  const { graph } = await drawbridge.tenant<File>(tenant);
  return graph[PARTNERS]?.value?.find(({ tenantId }) => tenantId === tenantIdOf(partner));
}

/** Whether users of `partner` may be synchronised into `tenant`; undefined where nothing is set. */
export async function synchronisationOf(
  drawbridge: Drawbridge,
  tenant: string,
  partner: string,
): Promise<boolean | undefined> {
  const { graph } = await drawbridge.tenant<File>(tenant);
  const set = graph[`${PARTNERS}/${tenantIdOf(partner)}/identitySynchronization`];
  const inbound = set?.userSyncInbound as { isSyncAllowed?: boolean } | undefined;
  return inbound?.isSyncAllowed;
}

/** As an administrator of `tenant` would, beside Drawbridge. */
export async function synchroniseByHand(
  drawbridge: Drawbridge,
  tenant: string,
  partner: string,
): Promise<void> {
  const file = await drawbridge.tenant<File>(tenant);
  const path = `${PARTNERS}/${tenantIdOf(partner)}/identitySynchronization`;
  const set = { ...file.graph[path], userSyncInbound: { isSyncAllowed: true } };
  const graph = { ...file.graph, [path]: set };
  await drawbridge.call('PUT', `/sandbox/tenants/${tenant}`, { ...file, graph });
}
