// The guide: stories to play in a minute each, one exact step after the other.
import type { App } from './app.ts';
import { el, fill, icon } from './dom.ts';
import { emitter } from './emitter.ts';
import { PLAYED } from './era.ts';
import type { GuideNow } from './guide-strip.ts';
import type { Live } from './live.ts';
import { markdown } from './markdown.ts';
import { seenRequest } from './request-card.ts';
import { type Play, startPlay } from './story-play.ts';
import type { Step, Story } from './types.ts';

export interface StoriesParts {
  /** Shows the chats of these people side by side. */
  cast(names: readonly string[]): void;
  /** Brings somebody's chat in sight. */
  show(name: string): void;
  /** Puts words into somebody's box. */
  write(name: string, text: string): void;
}

export function storiesView(app: App, live: Live, parts: StoriesParts) {
  let current: { story: Story; play: Play } | undefined;
  const played = new Set<string>(JSON.parse(localStorage.getItem(PLAYED) ?? '[]'));
  const moved = emitter<void>();
  const element = el('div', { class: 'stories' });

  const begin = (story: Story) => {
    const before = app.chat(story.asker)?.messages() ?? [];
    const known = new Set(before.flatMap((message) => seenRequest(message)?.id ?? []));
    current = { story, play: startPlay(story, known) };
    parts.cast(story.cast);
    render();
  };
  const leave = () => {
    current = undefined;
    render();
  };

  const link = (title: string, onclick: () => void) =>
    el('button', { class: 'link', type: 'button', onclick }, title);
  const primary = (title: string, onclick: () => void) =>
    el('button', { class: 'button primary', type: 'button', onclick }, title);
  const small = (title: string, picture: 'pencil' | 'next', onclick: () => void) =>
    el('button', { class: 'button small', type: 'button', onclick }, icon(picture), title);

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

  const stepView = (step: Step, at: number, play: Play) => {
    const state = play.isDone(step) ? 'done' : step === play.now() ? 'now' : 'later';
    const { who, say } = step;
    const words = el('div', { class: 'step-words' });
    words.innerHTML = markdown(step.text);
    const isNow = state === 'now' && play.detour() === undefined;
    return el(
      'li',
      { class: `step ${state}`, 'aria-current': state === 'now' ? 'step' : undefined },
      el('span', { class: 'tick' }, state === 'done' ? icon('check') : String(at + 1)),
      el(
        'div',
        {},
        words,
        isNow && who && say
          ? small('Write it for me', 'pencil', () => parts.write(who, say))
          : null,
        isNow && who && !say && !app.open().includes(who)
          ? small(`Go to ${app.personOf(who)?.displayName}`, 'next', () => parts.show(who))
          : null,
      ),
    );
  };

  const detourView = (why: string, story: Story) =>
    el(
      'div',
      { class: 'finished detour', role: 'status' },
      el('strong', {}, 'This went another way.'),
      el('span', {}, why),
      primary('Begin this story again', () => begin(story)),
    );

  const finishedView = () => {
    const next = app.stories.find(({ id }) => !played.has(id));
    return el(
      'div',
      { class: 'finished', role: 'status' },
      el('strong', {}, 'That was the story.'),
      next
        ? el('span', {}, 'Look at what changed in the tenants, or play another one.')
        : el(
            'span',
            {},
            'You have played them all. Go on as you like: write to Drawbridge in any chat, move the clock, or let a tenant misbehave with Faults.',
          ),
      next ? primary(`Next: ${next.title}`, () => begin(next)) : null,
      link('All stories', leave),
    );
  };

  const playing = ({ story, play }: { story: Story; play: Play }) => {
    const detour = play.detour();
    return [
      link('‹ All stories', leave),
      el('h3', {}, story.title),
      el('ol', { class: 'steps' }, ...story.steps.map((step, at) => stepView(step, at, play))),
      detour ? detourView(detour, story) : play.now() ? null : finishedView(),
    ];
  };

  function render(): void {
    fill(element, ...(current ? playing(current) : overview()));
    const inSight = element.querySelector('.finished') ?? element.querySelector('.now');
    inSight?.scrollIntoView({ block: 'nearest' });
    moved.tell();
  }

  app.deeds.listen((deed) => {
    if (!current) return;
    const { story, play } = current;
    const before = `${play.count()} ${play.detour()}`;
    play.hear(deed);
    if (`${play.count()} ${play.detour()}` === before) return;
    if (!play.now()) {
      played.add(story.id);
      localStorage.setItem(PLAYED, JSON.stringify([...played]));
    }
    render();
  });
  app.opened.listen(() => current && render());
  live.reset.listen(() => {
    played.clear();
    leave();
  });
  render();
  return {
    element,
    moved: moved.listen,
    /** Where the story stands, in the words of its step. */
    now(): GuideNow | undefined {
      if (!current) return undefined;
      const { story, play } = current;
      const step = play.now();
      const detour = play.detour();
      if (detour) return { heading: 'This went another way.', text: detour };
      if (!step) return { heading: 'That was the story.', text: '' };
      const at = `Step ${story.steps.indexOf(step) + 1} of ${story.steps.length}.`;
      return { heading: at, text: step.text };
    },
  };
}
