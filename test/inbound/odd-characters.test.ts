// NUL and half characters, which a database cannot keep: left out where people's words come in.
import { describe, expect, test } from 'vitest';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { parseMessage } from '../../src/inbound/parse-message.ts';
import { EMPLOYEE, GROUP, OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const NUL = '\u0000';
const HALF = '\uD83D';
const actor = (of: typeof OWNER) => ({ ...of, locale: 'en', timeZone: 'UTC', alone: true });

function open() {
  const world = new World();
  const inbound = createInbound({ ...world.deps, deadline: () => new AbortController().signal });
  const send = (fields: Record<string, unknown>) =>
    inbound.onDialogSubmit(actor(EMPLOYEE), {
      verb: 'submit-request',
      kind: 'guest-access',
      formId: 'form',
      resource: `away/${GROUP}`,
      duration: 'P7D',
      justification: 'Closing the quarter',
      ...fields,
    });
  const requests = () => [...world.store.requests.values()];
  return { world, inbound, send, requests };
}

describe('characters that cannot be kept', () => {
  test('are left out of a justification, and the rest of it stands', async () => {
    const { send, requests } = open();
    await send({ justification: `Clo${NUL}sing ${HALF}the quarter 👍` });
    expect(requests()[0]?.personal?.justification).toBe('Closing the quarter 👍');
  });

  test('alone are no justification', async () => {
    const { send, requests } = open();
    const answer = await send({ justification: `${NUL} ${HALF}` });
    expect(JSON.stringify(answer)).toContain('The reason is missing');
    expect(requests()).toEqual([]);
  });

  test('are left out of the number of a form', async () => {
    const { world, send } = open();
    await send({ formId: `fo${NUL}rm${HALF}` });
    expect(await world.store.byForm('form')).toBeDefined();
  });

  test('are left out of the reason of a denial, as it is kept and as it is committed to', async () => {
    const { world, inbound, send, requests } = open();
    await send({});
    const requestId = requests()[0]?.id ?? '';
    await inbound.onDialogSubmit(actor(OWNER), {
      verb: 'submit-denial',
      requestId,
      reason: `Not${NUL} now${HALF}.`,
    });
    expect(world.request(requestId).personal?.decisionNote).toBe('Not now.');
    expect(world.store.audit.at(-1)?.committed?.reason).toBe('Not now.');
  });

  test('are left out of what somebody types', () => {
    expect(parseMessage(`request${NUL} finance ${HALF}closing`)).toEqual({
      intent: 'request',
      wish: 'finance closing',
    });
  });
});
