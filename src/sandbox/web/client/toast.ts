// Short notes in a corner that go away by themselves, and can be pressed to get to their matter.
import { el, icon } from './dom.ts';

const STAY_MS = 7_000;
const MOST = 4;

export interface Note {
  readonly title: string;
  readonly text?: string;
  readonly picture?: Node;
  readonly serious?: boolean;
  onPress?(): void;
}

export function createToasts(place: HTMLElement) {
  return function toast(note: Note): void {
    const { title, text, picture, serious, onPress } = note;
    const content = el(
      'span',
      { class: 'toast-words' },
      el('strong', {}, title),
      text ? el('span', {}, text) : null,
    );
    let timer: ReturnType<typeof setTimeout>;
    const leave = () => {
      clearTimeout(timer);
      element.remove();
    };
    const start = () => {
      clearTimeout(timer);
      timer = setTimeout(leave, STAY_MS);
    };
    const main = onPress
      ? el(
          'button',
          {
            class: 'toast-main',
            type: 'button',
            onclick: () => {
              leave();
              onPress();
            },
          },
          picture ?? null,
          content,
        )
      : el('div', { class: 'toast-main' }, picture ?? (serious ? icon('warn') : null), content);
    const away = { class: 'icon-button', type: 'button', 'aria-label': 'Dismiss', onclick: leave };
    const element = el(
      'div',
      { class: serious ? 'toast serious' : 'toast' },
      main,
      el('button', away, icon('close')),
    );
    // Whoever reads it keeps it.
    element.addEventListener('pointerenter', () => clearTimeout(timer));
    element.addEventListener('pointerleave', start);
    element.addEventListener('focusin', () => clearTimeout(timer));
    element.addEventListener('focusout', start);
    place.append(element);
    while (place.children.length > MOST) place.firstElementChild?.remove();
    start();
  };
}

export type Toast = ReturnType<typeof createToasts>;
