// `the only group`, `both groups`, `all 5 groups`.

export const allOf = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `the only ${one}` : count === 2 ? `both ${many}` : `all ${count} ${many}`;
