// Light or dark: as the computer has it, until somebody chooses otherwise.
import { el, fill, icon } from './dom.ts';

const KEY = 'theme';
const wished = matchMedia('(prefers-color-scheme: dark)');

const isDark = () => {
  const chosen = localStorage.getItem(KEY);
  return chosen ? chosen === 'dark' : wished.matches;
};

export function themeButton(): HTMLButtonElement {
  const button = el('button', { class: 'icon-button', type: 'button' });
  const apply = () => {
    const dark = isDark();
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    const title = dark ? 'Use light colours' : 'Use dark colours';
    button.title = title;
    button.setAttribute('aria-label', title);
    fill(button, icon(dark ? 'sun' : 'moon'));
  };
  button.addEventListener('click', () => {
    localStorage.setItem(KEY, isDark() ? 'light' : 'dark');
    apply();
  });
  wished.addEventListener('change', apply);
  apply();
  return button;
}
