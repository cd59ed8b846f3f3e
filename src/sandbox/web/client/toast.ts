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

interface Shown {
  readonly element: HTMLElement;
  readonly stays: boolean;
  readonly topic: string | undefined;
  timer?: ReturnType<typeof setTimeout>;
}

export function createToasts(place: HTMLElement) {
  /** From the oldest on. */
  let shown: Shown[] = [];
  const drop = (one: Shown) => {
    clearTimeout(one.timer);
    one.element.remove();
    shown = shown.filter((other) => other !== one);
  };

  // Whoever reads one keeps all of them: another that comes would move it from under the pointer.
  const hold = () => {
    for (const one of shown) clearTimeout(one.timer);
  };
  const go = () => {
    hold();
    for (const one of shown) start(one);
  };
  const start = (one: Shown) => {
    const held = place.matches(':hover') || place.contains(document.activeElement);
    if (!one.stays && !held) one.timer = setTimeout(() => drop(one), STAY_MS);
  };
  place.addEventListener('pointerenter', hold);
  place.addEventListener('pointerleave', go);
  place.addEventListener('focusin', hold);
  place.addEventListener('focusout', () => setTimeout(go));

  const settle = (topic: string) => {
    for (const one of shown) if (one.topic === topic) drop(one);
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
    const leave = () => drop(one);
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
    const one: Shown = { element, stays, topic };
    if (topic) settle(topic);
    place.append(element);
    shown.push(one);
    while (shown.length > MOST) {
      const free = shown.filter((other) => !other.element.matches(':hover'));
      const leaving = free.find((other) => !other.stays) ?? free[0] ?? shown[0];
      if (leaving) drop(leaving);
    }
    start(one);
  }
  /** What this topic says has been seen elsewhere. */
  toast.settle = settle;
  return toast;
}

export type Toast = ReturnType<typeof createToasts>;
