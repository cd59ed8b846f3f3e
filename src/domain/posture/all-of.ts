// How many of how many: `the only group`, `both groups`, `all 5 groups`.

export const allOf = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `the only ${one}` : count === 2 ? `both ${many}` : `all ${count} ${many}`;

/** `the only group`, `both groups`, `2 of 5 groups`. */
export const someOf = (count: number, of: number, one: string, many = `${one}s`): string =>
  count === of ? allOf(of, one, many) : `${count} of ${of} ${many}`;

/** With what is lacked behind it: `the only group has no`, `none of 5 groups has a`, `2 of 5 groups have no`. */
export const whoLacks = (count: number, of: number, one: string): string =>
  count === of && of > 1
    ? `none of ${of} ${one}s has a`
    : `${someOf(count, of, one)} ${count === 1 ? 'has' : 'have'} no`;
