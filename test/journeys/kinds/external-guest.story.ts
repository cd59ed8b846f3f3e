// Somebody from outside over HTTP: a sponsor asks, an owner decides, a mail is accepted, the time runs out.
import { choiceOf, type Drawbridge } from '../../support/drawbridge.ts';
import type { Tale } from '../matrix/tale.ts';
import { decide, readCard } from '../story.ts';

export const JANE = 'jane.roe@partner.example';

export const JANE_ROE = {
  'input-address': JANE,
  'input-name': 'Jane Roe',
  'input-organisation': 'Partner Ltd',
};

export const outsiderTale: Tale = {
  about: 'Guest access to Project Aurora for Jane Roe',
  asks: 'alex',
  button: 'Guest from outside',
  resource: 'Project Aurora (Fabrikam)',
  inputs: JANE_ROE,
  duration: 'P1D',
  deciders: ['ines'],
  end: 'given-back',
};

/** Both pages of the form. */
export async function askOnTwoPages(
  drawbridge: Drawbridge,
  who: string,
  { kind, resource, inputs }: { kind: string; resource: string; inputs: Record<string, string> },
) {
  const { messages } = await drawbridge.say(who, 'request');
  const { dialog: first } = await drawbridge.press(who, messages.at(-1)?.id ?? '', kind);
  if (!first) throw new Error('No dialog opened.');
  const chosen = choiceOf(first.card, 'resource', resource);
  const { dialog } = await drawbridge.press(who, first.id, 'Continue', { resource: chosen });
  if (!dialog) throw new Error('There was no second page.');
  return drawbridge.press(who, dialog.id, 'Send request', {
    ...inputs,
    duration: 'P7D',
    justification: 'Reviewing the design of Aurora',
  });
}

export const askForJane = (drawbridge: Drawbridge, inputs: Record<string, string> = JANE_ROE) =>
  askOnTwoPages(drawbridge, 'alex', {
    kind: 'Guest from outside',
    resource: 'Project Aurora (Fabrikam)',
    inputs,
  });

/** The link in the newest mail to this address. */
export async function mailedLink(drawbridge: Drawbridge, address: string): Promise<string> {
  const mails = (await drawbridge.changes()).filter(
    ({ summary }) => summary === `Invitation mailed to ${address}`,
  );
  const link = mails.at(-1)?.after;
  if (!link) throw new Error(`No mail went to ${address}.`);
  return link;
}

export async function openMail(drawbridge: Drawbridge, address: string): Promise<void> {
  const response = await fetch(await mailedLink(drawbridge, address), { method: 'POST' });
  if (!response.ok) throw new Error(`The invitation was not accepted: ${response.status}.`);
}

/** What the cards said when it waited, when it was active and when it was over. */
export async function externalGuestStory(drawbridge: Drawbridge) {
  await askForJane(drawbridge);
  const approval = await readCard(drawbridge, 'ines');
  await decide(drawbridge, 'ines', 'Approve');
  const waiting = await readCard(drawbridge, 'alex');
  await openMail(drawbridge, JANE);
  await decide(drawbridge, 'alex', 'Look again');
  const active = await readCard(drawbridge, 'alex');
  await drawbridge.advance('P8D');
  return { approval, waiting, active, over: await readCard(drawbridge, 'alex') };
}
