// The story that every journey tells, in steps: ask, decide, and what the cards and directories say.
import { choiceOf, type Drawbridge, requestCardIn, textOf } from '../support/drawbridge.ts';

export interface Wish {
  /** Title of the kind of access. */
  readonly kind: string;
  /** Words of the choice. */
  readonly resource: string;
  readonly duration?: string;
  readonly justification?: string;
}

export const FINANCE: Wish = { kind: 'Guest access', resource: 'Finance Closing (Fabrikam)' };
export const REPORTS: Wish = { kind: 'PIM eligibility', resource: 'Reports Reader (Fabrikam)' };

/** Opens the form; gives its dialog and the inputs that fill it. */
export async function openForm(drawbridge: Drawbridge, who: string, wish: Wish) {
  const { messages } = await drawbridge.say(who, 'request');
  const launcher = messages.at(-1);
  if (!launcher) throw new Error('No launcher came.');
  const { dialog } = await drawbridge.press(who, launcher.id, wish.kind);
  if (!dialog) throw new Error('No dialog opened.');
  return {
    dialog,
    inputs: {
      resource: choiceOf(dialog.card, 'resource', wish.resource),
      duration: wish.duration ?? 'P7D',
      justification: wish.justification ?? 'Closing the quarter with the Fabrikam team',
    },
  };
}

export async function ask(drawbridge: Drawbridge, who: string, wish: Wish) {
  const { dialog, inputs } = await openForm(drawbridge, who, wish);
  return drawbridge.press(who, dialog.id, 'Send request', inputs);
}

export const cardOf = async (drawbridge: Drawbridge, who: string) =>
  requestCardIn(await drawbridge.chat(who));

export const readCard = async (drawbridge: Drawbridge, who: string) =>
  textOf(await cardOf(drawbridge, who));

export async function decide(drawbridge: Drawbridge, who: string, action: string) {
  const card = await cardOf(drawbridge, who);
  return drawbridge.press(who, card.id, action);
}

/** The invited person opens the link on their card and accepts. */
export async function accept(drawbridge: Drawbridge, who: string): Promise<void> {
  const card = await cardOf(drawbridge, who);
  const { openUrl } = await drawbridge.press(who, card.id, 'Accept the invitation');
  const response = await fetch(openUrl ?? '', { method: 'POST' });
  if (!response.ok) throw new Error(`The invitation was not accepted: ${response.status}.`);
}

interface TenantFile {
  readonly graph: Record<string, { value?: Array<Record<string, unknown>> }>;
}

/** Who of Contoso is a guest in Fabrikam, by address. */
export async function guestsIn(drawbridge: Drawbridge, tenant: string): Promise<string[]> {
  const { graph } = await drawbridge.tenant<TenantFile>(tenant);
  return (graph['/users']?.value ?? [])
    .filter((user) => String(user.userPrincipalName).includes('#EXT#'))
    .map((user) => String(user.mail));
}

export async function membersOf(
  drawbridge: Drawbridge,
  tenant: string,
  group: string,
): Promise<string[]> {
  const { graph } = await drawbridge.tenant<TenantFile>(tenant);
  const found = (graph['/groups']?.value ?? []).find((item) => item.displayName === group);
  return (graph[`/groups/${String(found?.id)}/members`]?.value ?? []).map((item) =>
    String(item.id),
  );
}

export async function eligibleIn(drawbridge: Drawbridge, tenant: string): Promise<number> {
  const { graph } = await drawbridge.tenant<TenantFile>(tenant);
  const path = '/roleManagement/directory/roleEligibilityScheduleInstances';
  return (graph[path]?.value ?? []).length;
}
