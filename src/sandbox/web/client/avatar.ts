// A person's round picture: initials on a colour that stays theirs.
import { el } from './dom.ts';

const COLOURS = 8;

const initials = (name: string) =>
  name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => word.charAt(0).toUpperCase())
    .filter((_letter, at, all) => at === 0 || at === all.length - 1)
    .join('');

function colourOf(key: string): number {
  let sum = 0;
  for (const letter of key) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % COLOURS;
}

/** `key` chooses the colour, so that two accounts of one name can be told apart. */
export function avatar(name: string, key: string): HTMLElement {
  const classes = `avatar avatar-${colourOf(key)}`;
  return el('span', { class: classes, 'aria-hidden': 'true' }, initials(name));
}

export function botAvatar(): HTMLElement {
  return el('span', { class: 'avatar avatar-bot', 'aria-hidden': 'true' });
}
