// The guide: stories to play in a minute each, one exact step after the other.
import type { App } from './app.ts';
import { el, fill, icon } from './dom.ts';
import { emitter } from './emitter.ts';
import type { GuideNow } from './guide-strip.ts';
import type { Live } from './live.ts';
import { markdown } from './markdown.ts';
import { advance } from './story-progress.ts';
import type { Step, Story } from './types.ts';

export interface StoriesParts {
  /** Shows the chats of these people side by side. */
  cast(names: readonly string[]): void;
  /** Brings somebody's chat in sight. */
  show(name: string): void;
  /** Puts words into somebody's box. */
  write(name: string, text: string): void;
}

const KEY = 'stories-played';

export function storiesView(app: App, live: Live, parts: StoriesParts) {
  let story: Story | undefined;
  let done = 0;
  const played = new Set<string>(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  const moved = emitter<void>();
  const element = el('div', { class: 'stories' });

  const begin = (chosen: Story) => {
    story = chosen;
    done = 0;
    parts.cast(chosen.cast);
    render();
  };
  const leave = () => {
    story = undefined;
    render();
  };

  const overview = () => [
    el('p', { class: 'lead' }, 'Play one of these, about a minute each. Everyone here is made up.'),
    ...app.stories.map((one) =>
      el(
        'button',
        { class: 'story', type: 'button', onclick: () => begin(one) },
        el('strong', {}, one.title, played.has(one.id) ? icon('check') : null),
        el('span', {}, one.summary),
      ),
    ),
    app.stories.length === 0
      ? el('p', { class: 'nothing' }, 'This scenario has no stories. Write "help" in any chat.')
      : null,
  ];

  const stepView = (step: Step, at: number) => {
    const state = at < done ? 'done' : at === done ? 'now' : 'later';
    const { who, say } = step;
    const words = el('div', { class: 'step-words' });
    words.innerHTML = markdown(step.text);
    const button = (title: string, picture: 'pencil' | 'next', onclick: () => void) =>
      el('button', { class: 'button small', type: 'button', onclick }, icon(picture), title);
    return el(
      'li',
      { class: `step ${state}`, 'aria-current': state === 'now' ? 'step' : undefined },
      el('span', { class: 'tick' }, state === 'done' ? icon('check') : String(at + 1)),
      el(
        'div',
        {},
        words,
        state === 'now' && who && say
          ? button('Write it for me', 'pencil', () => parts.write(who, say))
          : null,
        state === 'now' && who && !say && !app.open().includes(who)
          ? button(`Go to ${app.personOf(who)?.displayName}`, 'next', () => parts.show(who))
          : null,
      ),
    );
  };

  const playing = (current: Story) => {
    const finished = done >= current.steps.length;
    const back = { class: 'link', type: 'button', onclick: leave };
    return [
      el('button', back, '‹ All stories'),
      el('h3', {}, current.title),
      el('ol', { class: 'steps' }, ...current.steps.map(stepView)),
      finished
        ? el(
            'div',
            { class: 'finished', role: 'status' },
            el('strong', {}, 'That was the story.'),
            el('span', {}, 'Look at what changed in the tenants, or play the next one.'),
            el(
              'button',
              { class: 'button primary', type: 'button', onclick: leave },
              'All stories',
            ),
          )
        : null,
    ];
  };

  function render(): void {
    fill(element, ...(story ? playing(story) : overview()));
    element.querySelector('.now')?.scrollIntoView({ block: 'nearest' });
    moved.tell();
  }

  app.deeds.listen((deed) => {
    if (!story) return;
    const next = advance(story.steps, done, deed);
    if (next === done) return;
    done = next;
    if (done >= story.steps.length) {
      played.add(story.id);
      localStorage.setItem(KEY, JSON.stringify([...played]));
    }
    render();
  });
  app.opened.listen(() => story && render());
  live.reset.listen(leave);
  render();
  return {
    element,
    moved: moved.listen,
    /** Where the story stands, in the words of its step. */
    now(): GuideNow | undefined {
      if (!story) return undefined;
      const step = story.steps[done];
      if (!step) return { heading: 'That was the story.', text: '' };
      return { heading: `Step ${done + 1} of ${story.steps.length}.`, text: step.text };
    },
  };
}
