// What the browser remembers of a state of the sandbox goes when that state does.

const KEY = 'era';
export const PLAYED = 'stories-played';
/** Followed by the id of a person: up to where their chat was looked at. */
export const LOOKED = 'looked/';

/** Forgets what belonged to another era; a start with `--fresh` may have come while no page was open. */
export function keepEra(era: string): void {
  if (localStorage.getItem(KEY) === era) return;
  for (const key of Object.keys(localStorage)) {
    if (key === PLAYED || key.startsWith(LOOKED)) localStorage.removeItem(key);
  }
  localStorage.setItem(KEY, era);
}
