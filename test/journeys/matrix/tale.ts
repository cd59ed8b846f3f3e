// One kind of access as a tale that can be told among others, at the same time and in bad weather.
import { choiceOf, type Drawbridge, type Message, textOf } from '../../support/drawbridge.ts';

export interface Tale {
  /** Words of the headline that no other tale's card has. */
  readonly about: string;
  /** Who asks, through which button, and what is filled in. */
  readonly asks: string;
  readonly button: string;
  /** Words of the choice. */
  readonly resource: string;
  /** Of the second page, where there is one. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly duration: string;
  /** Each presses Approve in turn. */
  readonly deciders: readonly string[];
  /** Says that a partner without Drawbridge has done its half. */
  readonly attests?: string;
  /** Whether an invitation has to be accepted on the way. */
  readonly invited?: true;
  /** Entries that stay closed when it is over: whose, and for which tenant. */
  readonly leaves?: ReadonlyArray<{ readonly tenant: string; readonly partner: string }>;
  /** By its time, given back by the one who asked, or reviewed and ended by this person. */
  readonly end: 'time' | 'given-back' | { readonly by: string };
}

export const guestTale: Tale = {
  about: 'Guest access to Finance Closing',
  asks: 'alex',
  button: 'Guest access',
  resource: 'Finance Closing (Fabrikam)',
  duration: 'P1D',
  deciders: ['ines'],
  invited: true,
  end: 'time',
};

export const roleTale: Tale = {
  about: 'PIM eligibility as Reports Reader',
  asks: 'alex',
  button: 'PIM eligibility',
  resource: 'Reports Reader (Fabrikam)',
  duration: 'P1D',
  deciders: ['ines'],
  end: 'given-back',
};

/** Comes back at once, while what was pressed still has its effects. */
const AT_ONCE = { wait: false };
/** As a client presses what it shows: the card may be redrawn between the look and the press. */
const AS_SHOWN = { wait: false, stale: true };

/** The newest card in somebody's chat that is about this tale. */
export async function cardAbout(drawbridge: Drawbridge, who: string, tale: Tale): Promise<Message> {
  const found = (await drawbridge.chat(who)).reverse().find((message) => {
    const text = textOf(message);
    return text.includes(tale.about) && /· rule /.test(text);
  });
  if (!found) throw new Error(`${who} has no card about ${tale.about}.`);
  return found;
}

export const readAbout = async (drawbridge: Drawbridge, who: string, tale: Tale): Promise<string> =>
  textOf(await cardAbout(drawbridge, who, tale));

/** The newest card with this button: what is still brought to the chat meanwhile may stand below it. */
function cardWith(messages: readonly Message[], title: string): Message {
  const found = messages.findLast(({ attachments }) =>
    JSON.stringify(attachments).includes(`"title":${JSON.stringify(title)}`),
  );
  if (!found) throw new Error(`No card with the button "${title}" is in this chat.`);
  return found;
}

/** Fills in the form, both pages of it where there are two, and sends it. */
export async function askFor(drawbridge: Drawbridge, tale: Tale): Promise<void> {
  const words = typeof tale.end === 'object' ? 'request settings' : 'request';
  const { messages } = await drawbridge.say(tale.asks, words);
  const launcher = cardWith(messages, tale.button);
  const opened = await drawbridge.press(tale.asks, launcher.id, tale.button, {}, AT_ONCE);
  if (!opened.dialog) throw new Error(`No form for ${tale.about}: ${opened.notice ?? ''}`);
  const resource = choiceOf(opened.dialog.card, 'resource', tale.resource);
  const filled = { duration: tale.duration, justification: 'Closing the quarter', ...tale.inputs };
  const paged = tale.inputs
    ? await drawbridge.press(tale.asks, opened.dialog.id, 'Continue', { resource }, AT_ONCE)
    : opened;
  const form = paged.dialog?.id ?? '';
  const inputs = tale.inputs ? filled : { resource, ...filled };
  const sent = await drawbridge.press(tale.asks, form, 'Send request', inputs, AT_ONCE);
  if (sent.dialog || sent.notice) {
    throw new Error(`${tale.about}: ${sent.notice ?? JSON.stringify(sent.dialog?.card)}`);
  }
}

/** Each who decides presses Approve; pressed again where a fault stood in the way of the click. */
export async function approveAll(drawbridge: Drawbridge, tale: Tale): Promise<void> {
  for (const who of tale.deciders) await pressWhereShown(drawbridge, who, tale, 'Approve');
}

/** For a partner who has done its half; nothing, where no partner has to. */
export async function attestFor(drawbridge: Drawbridge, tale: Tale): Promise<void> {
  if (tale.attests)
    await pressWhereShown(drawbridge, tale.attests, tale, 'The partner has done it');
}

async function pressWhereShown(
  drawbridge: Drawbridge,
  who: string,
  tale: Tale,
  button: string,
): Promise<void> {
  for (let press = 0; press < 3; press += 1) {
    const card = await cardAbout(drawbridge, who, tale);
    if (!JSON.stringify(card.attachments).includes(`"${button}"`)) break;
    await drawbridge.press(who, card.id, button, {}, AS_SHOWN);
  }
}

/** The invited person opens the link on their card and accepts. */
export async function acceptFor(drawbridge: Drawbridge, tale: Tale): Promise<void> {
  const card = await cardAbout(drawbridge, tale.asks, tale);
  if (!textOf(card).includes('Waiting for acceptance')) return;
  const { openUrl } = await drawbridge.press(tale.asks, card.id, 'Accept the invitation');
  const response = await fetch(openUrl ?? '', { method: 'POST' });
  if (!response.ok) throw new Error(`The invitation was not accepted: ${response.status}.`);
}

/** Nothing, where it ends by its time. */
export async function endByHand(drawbridge: Drawbridge, tale: Tale): Promise<void> {
  const { end } = tale;
  if (end === 'time') return;
  const who = end === 'given-back' ? tale.asks : end.by;
  const buttons = end === 'given-back' ? ['Give back', 'End it'] : ['Review now', 'End it'];
  for (const button of buttons) {
    const card = await cardAbout(drawbridge, who, tale);
    if (!JSON.stringify(card.attachments).includes(`"${button}"`)) continue;
    await drawbridge.press(who, card.id, button, {}, AS_SHOWN);
  }
}
