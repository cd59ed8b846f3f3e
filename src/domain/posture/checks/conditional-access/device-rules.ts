// Device filters: whether two rules say the same, or the opposite of each other.

export const plainRule = (rule: string): string =>
  rule.toLowerCase().replaceAll("'", '"').replace(/\s+/g, ' ').trim();

const OPPOSITE: ReadonlyArray<readonly [string, string]> = [
  ['-eq', '-ne'],
  ['-startswith', '-notstartswith'],
  ['-endswith', '-notendswith'],
  ['-contains', '-notcontains'],
  ['-in', '-notin'],
];

/** The ways to say the opposite of a rule of one term; a longer one only as a whole. */
export function negations(rule: string): string[] {
  const whole = [`-not (${rule})`, `not (${rule})`];
  if (/ -(and|or) /.test(rule)) return whole;
  const turned = OPPOSITE.flatMap(([yes, no]) => [
    ...(rule.includes(` ${yes} `) ? [rule.replace(` ${yes} `, ` ${no} `)] : []),
    ...(rule.includes(` ${no} `) ? [rule.replace(` ${no} `, ` ${yes} `)] : []),
  ]);
  return [...turned, ...whole];
}
