// Under which name the message is kept in which somebody last looked at something by themselves.
export const lookOf = (id: string): string => `look/${id}`;
