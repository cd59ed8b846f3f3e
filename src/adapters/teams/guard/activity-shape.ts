// What an activity must look like before the SDK sees it; anything else is answered 400 and goes no further.

export interface CheckedActivity {
  readonly type: string;
  readonly channelId: string;
  readonly serviceUrl: string;
}

type Json = Readonly<Record<string, unknown>>;

/** The reason as a sentence, or the few fields that the token check needs. */
export function checkShape(body: unknown): CheckedActivity | { readonly problem: string } {
  if (!isObject(body)) return { problem: 'The body is not an activity.' };
  const missing = ['type', 'channelId', 'serviceUrl'].find((name) => !isText(body[name]));
  if (missing) return { problem: `The activity has no usable ${missing}.` };
  if (!isObject(body.from) || !isText(body.from.id)) {
    return { problem: 'The activity has no usable from.id.' };
  }
  if (!isObject(body.conversation) || !isText(body.conversation.id)) {
    return { problem: 'The activity has no usable conversation.id.' };
  }
  for (const name of ['id', 'name', 'text', 'locale', 'replyToId']) {
    if (body[name] !== undefined && body[name] !== null && typeof body[name] !== 'string') {
      return { problem: `The activity's ${name} is not a text.` };
    }
  }
  for (const name of ['recipient', 'channelData']) {
    if (body[name] !== undefined && body[name] !== null && !isObject(body[name])) {
      return { problem: `The activity's ${name} is not an object.` };
    }
  }
  const { type, channelId, serviceUrl } = body as { [name: string]: string };
  return { type: type ?? '', channelId: channelId ?? '', serviceUrl: serviceUrl ?? '' };
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
