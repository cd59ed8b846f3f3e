// One line above the chats while the guide is not in sight: how to get to the stories, or the next step.
import { el, fill, icon } from './dom.ts';
import { markdown } from './markdown.ts';

/** What the guide is at; nothing while no story is played. */
export interface GuideNow {
  readonly heading: string;
  readonly text: string;
}

const KEY = 'knows-the-guide';

export interface StripParts {
  readonly stories: number;
  now(): GuideNow | undefined;
  openGuide(): void;
}

export function guideStrip(place: HTMLElement, parts: StripParts) {
  let known = localStorage.getItem(KEY) !== null;
  let guideShown = false;

  const know = () => {
    known = true;
    localStorage.setItem(KEY, 'yes');
  };
  const opener = (title: string) =>
    el(
      'button',
      { class: 'button small primary', type: 'button', onclick: parts.openGuide },
      icon('book'),
      title,
    );
  const away = {
    class: 'icon-button',
    type: 'button',
    'aria-label': 'Do not show this again',
    onclick: () => {
      know();
      render();
    },
  };

  function render(): void {
    const now = parts.now();
    const welcome = !now && !known && parts.stories > 0;
    place.hidden = guideShown || !(now || welcome);
    if (place.hidden) return;
    if (welcome) {
      const words = el('p', {}, el('strong', {}, 'New here? '), 'Play a short story.');
      fill(place, words, opener('Show the stories'), el('button', away, icon('close')));
      return;
    }
    const words = el('div', { class: 'step-words' });
    words.innerHTML = markdown(`**${now?.heading}** ${now?.text}`);
    fill(place, words, opener('Guide'));
  }

  render();
  return {
    render,
    /** Whoever has seen the guide needs no hint how to find it. */
    shown(is: boolean) {
      guideShown = is;
      if (is) know();
      render();
    },
  };
}
