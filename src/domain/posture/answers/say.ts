// Counting and listing in words, as every answer does it.

/** `1 guest`, `3 guests`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** `a, b and c`; of many only the first, with how many more there are. */
export function listed(names: readonly string[], most = 6): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const parts =
    shown.length < names.length ? [...shown, `${names.length - shown.length} more`] : [...shown];
  const last = parts.pop();
  if (last === undefined) return '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** With exactly one full stop behind, and a capital in front. */
export const sentence = (text: string): string => `${capital(text.trim()).replace(/[.\s]+$/, '')}.`;

export const distinct = <T>(items: readonly T[]): T[] => [...new Set(items)];
