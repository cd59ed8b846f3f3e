// Puts the values of an environment into the places that the Agents Toolkit marks in its files.

export type Values = Readonly<Record<string, string | undefined>>;

/** May be empty without being a mistake. */
const OPTIONAL = ['APP_NAME_SUFFIX'];
const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const PLACE = /\$\{\{\s*([A-Z][A-Z0-9_]*)\s*\}\}/g;

/** The text, or every value that is missing or cannot be right, each as a line. */
export function fill(
  text: string,
  values: Values,
): { readonly text: string } | { readonly problems: readonly string[] } {
  const problems = new Set<string>();
  const filled = text.replace(PLACE, (_place, name: string) => {
    const value = values[name] ?? '';
    const problem = problemOf(name, value);
    if (problem) problems.add(`${name} ${problem}`);
    // It stands inside a JSON string.
    return JSON.stringify(value).slice(1, -1);
  });
  return problems.size > 0 ? { problems: [...problems] } : { text: filled };
}

function problemOf(name: string, value: string): string | undefined {
  if (value === '') return OPTIONAL.includes(name) ? undefined : 'is empty';
  if (/_ID$/.test(name) && !GUID.test(value)) return `is "${value}", which is not an id`;
  if (/_URL$/.test(name) && !/^https:\/\/[^/\s]+/.test(value)) {
    return `is "${value}", which is not an https address`;
  }
  return undefined;
}
