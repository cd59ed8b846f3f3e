// How many of how many: `the only group`, `both groups`, `all 5 groups`.

export const allOf = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `the only ${one}` : count === 2 ? `both ${many}` : `all ${count} ${many}`;

/** `the only group`, `both groups`, `2 of 5 groups`. */
export const someOf = (count: number, of: number, one: string, many = `${one}s`): string =>
  count === of ? allOf(of, one, many) : `${count} of ${of} ${many}`;
