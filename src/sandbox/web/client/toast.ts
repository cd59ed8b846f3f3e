// Notes beside the page that can be pressed to get to their matter; what matters stays until it is closed.
import { el, icon } from './dom.ts';

const STAY_MS = 7_000;
const MOST = 3;

export interface Note {
  readonly title: string;
  readonly text?: string;
  readonly picture?: Node;
  readonly serious?: boolean;
  /** Stays until somebody closes it, as serious ones do: it is the only place where this is said. */
  readonly stays?: boolean;
  /** Takes the place of the one before it with the same topic. */
  readonly topic?: string;
  onPress?(): void;
}

export function createToasts(place: HTMLElement) {
  /** From the oldest on. */
  let shown: { element: HTMLElement; stays: boolean; topic: string | undefined }[] = [];
  const drop = (element: HTMLElement) => {
    element.remove();
    shown = shown.filter((one) => one.element !== element);
  };

  const settle = (topic: string) => {
    for (const one of shown) if (one.topic === topic) drop(one.element);
  };

  function toast(note: Note): void {
    const { title, text, picture, serious, topic, onPress } = note;
    const stays = note.stays === true || serious === true;
    const content = el(
      'span',
      { class: 'toast-words' },
      el('strong', {}, title),
      text ? el('span', {}, text) : null,
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = () => {
      clearTimeout(timer);
      drop(element);
    };
    const start = () => {
      clearTimeout(timer);
      const held = element.matches(':hover') || element.contains(document.activeElement);
      if (!stays && !held) timer = setTimeout(leave, STAY_MS);
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
    element.addEventListener('focusout', () => setTimeout(start));
    if (topic) settle(topic);
    place.append(element);
    shown.push({ element, stays, topic });
    while (shown.length > MOST) {
      const leaving = shown.find((one) => !one.stays) ?? shown[0];
      if (leaving) drop(leaving.element);
    }
    start();
  }
  /** What this topic says has been seen elsewhere. */
  toast.settle = settle;
  return toast;
}

export type Toast = ReturnType<typeof createToasts>;
