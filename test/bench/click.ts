// Row 2: from a click on Approve to the recorded decision, beside the same echo.
import { setTimeout } from 'node:timers/promises';
import { ask, FINANCE } from '../journeys/story.ts';
import { requestCardIn } from '../support/drawbridge.ts';
import { press, shot } from './activities.ts';
import { load } from './load.ts';
import type { Stage } from './stage.ts';
import { type Beside, echoOf, middle } from './turn.ts';

const ROUNDS = 3;
const IN_FLIGHT = 8;

/** What follows from a decision is another measurement: here it waits. */
const HELD_BACK = { kind: 'slow', ms: 3_000, method: 'POST', path: '/invitations' };

export async function measureClick(stage: Stage): Promise<Beside> {
  const approver = stage.person('ines');
  const token = await stage.sign(stage.sinkUrl);
  const rounds: Beside[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await stage.drawbridge.call('POST', '/sandbox/reset');
    const clicks = await makeClicks(stage);
    await stage.drawbridge.fault(HELD_BACK);
    const ours = await load(clicks, IN_FLIGHT);
    await mustBeDecided(stage);
    await stage.drawbridge.clearFaults();
    const echo = await echoOf(stage, approver, token, stage.crowd.length * 10);
    rounds.push({ ours, echo, ratio: ours.perSecond / echo.perSecond });
  }
  // Writes that were held back are still under way, and the next row must not wait behind them.
  await setTimeout(2 * HELD_BACK.ms);
  return middle(rounds);
}

/** Requests that wait for Ines, and for each the click that approves it. */
async function makeClicks({ drawbridge, person, sign, crowd }: Stage) {
  const token = await sign(`${drawbridge.origin}/connector`);
  const clicks = [];
  for (const who of crowd) {
    await ask(drawbridge, who, FINANCE);
    const card = requestCardIn(await drawbridge.chat('ines'));
    const action = actionOf(card.attachments[0]?.content, 'approve');
    const click = press(drawbridge.origin, person('ines'), action);
    clicks.push(shot(drawbridge.botOrigin, token, click));
  }
  return clicks;
}

interface Execute {
  readonly verb: string;
  readonly data: unknown;
}

function actionOf(node: unknown, verb: string): Execute {
  const found = search(node, verb);
  if (!found) throw new Error(`The card has no action ${verb}.`);
  return found;
}

function search(node: unknown, verb: string): Execute | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const { type, verb: own, data } = node as Record<string, unknown>;
  if (type === 'Action.Execute' && own === verb) return { verb, data };
  for (const item of Object.values(node)) {
    const found = search(item, verb);
    if (found) return found;
  }
  return undefined;
}

/** A fast refusal is no decision: nothing may be left that waits for Ines. */
async function mustBeDecided({ drawbridge }: Stage): Promise<void> {
  const { messages } = await drawbridge.say('ines', 'approvals');
  // The list alone: cards may still be on their way, behind the steps that are held back.
  const waiting = JSON.stringify(messages.at(-1)).match(/Waiting for you/g)?.length ?? 0;
  if (waiting > 0) throw new Error(`${waiting} clicks were not recorded.`);
}
