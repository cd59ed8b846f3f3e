// Type-ahead of a card's choice input: asks the bot as Teams does while somebody types.
import { invokeActivity } from './activity.ts';
import { deliver, unusable } from './deliver.ts';
import type { Person } from './person.ts';
import type { ChatWorld } from './world.ts';

export interface Choice {
  readonly title: string;
  readonly value: string;
}

const MOST = 15;

/** `data` are the values of the form's other inputs, which Teams sends with `associatedInputs`. */
export async function search(
  world: ChatWorld,
  person: Person,
  of: { dataset: string; text: string; data?: unknown },
): Promise<{ results: Choice[]; error?: { code: string; message: string } }> {
  const { dataset, text, data } = of;
  const activity = invokeActivity(world, person, {
    name: 'application/search',
    value: {
      queryText: text,
      queryOptions: { skip: 0, top: MOST },
      dataset,
      ...(data !== undefined && { data }),
    },
  });
  const { status, body } = await deliver(world, activity);
  const answer = (body ?? {}) as {
    value?: { results?: Choice[]; code?: string; message?: string };
  };
  if (status >= 400 || !Array.isArray(answer.value?.results)) {
    const { code, message } = answer.value ?? {};
    const error = code && message ? { code, message } : unusable(status);
    return { results: [], error };
  }
  return { results: answer.value.results.map(({ title, value }) => ({ title, value })) };
}
