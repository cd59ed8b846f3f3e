// Bodies of Graph objects, and safe looks into them.

/** A Graph object as JSON. Names beginning with `_` are the simulator's own notes and never answered. */
export type Body = Record<string, unknown>;

export const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text = (body: Body | undefined, name: string): string | undefined =>
  typeof body?.[name] === 'string' ? (body[name] as string) : undefined;

export const flag = (body: Body | undefined, name: string): boolean => body?.[name] === true;

export const inner = (body: Body | undefined, name: string): Body | undefined => {
  const value = body?.[name];
  return isBody(value) ? value : undefined;
};

export const bodies = (body: Body | undefined, name: string): Body[] => {
  const value = body?.[name];
  return Array.isArray(value) ? value.filter(isBody) : [];
};

export const texts = (body: Body | undefined, name: string): string[] => {
  const value = body?.[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
};

/** Ids and names compare without regard to case in the directory. */
export const same = (one: string | undefined, other: string | undefined) =>
  one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase();

export const isGuid = (value: string) => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value);

/** The directory's spelling of a time: seconds, in UTC. */
export const stamp = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
