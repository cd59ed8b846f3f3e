// The clock in the bar: what time it is in the sandbox, how far from real time, and the ways forward.
import { api, Refusal } from './api.ts';
import type { App } from './app.ts';
import { el, fill, icon } from './dom.ts';
import { watchMoment } from './due-moment.ts';
import { gathered } from './emitter.ts';
import type { Live } from './live.ts';
import { day, moment, span, time } from './time.ts';
import type { Toast } from './toast.ts';

const NEAR_MS = 60_000;
const TICK_MS = 5_000;

type Way = { advance: string } | { to: string };

export function clockView(app: App, live: Live, toast: Toast) {
  let walking = 0;
  const date = el('span', {});
  const year = el('span', { class: 'wordy' });
  const hours = el('strong', {});
  const distance = el('span', { class: 'distance' });
  const face = el(
    'div',
    { class: 'clock', role: 'timer', 'aria-label': 'The sandbox clock' },
    icon('clock'),
    el('span', {}, date, ' ', year, ' ', hours),
    distance,
  );
  const nextHint = el('small', {});
  const progress = el('span', { class: 'progress', hidden: true, 'aria-hidden': 'true' });

  const walk = async (way: Way) => {
    walking += 1;
    render();
    try {
      const watch = 'to' in way ? await watchMoment(app, live) : undefined;
      await api.walk(way);
      const seen = await watch?.end();
      if (seen && !seen.moved) {
        const title = `Nothing visible changed; now ${time(app.now())}.`;
        toast({ title, topic: 'clock', ...(seen.looked && { text: seen.looked }) });
      }
    } catch (error) {
      const text = error instanceof Refusal ? error.message : 'Something went wrong.';
      toast({ title: 'The clock stands', text, serious: true, topic: 'clock' });
    } finally {
      walking -= 1;
      render();
    }
  };
  const button = (title: string | Node, hint: string, way: Way) =>
    el(
      'button',
      { class: 'button', type: 'button', title: hint, onclick: () => void walk(way) },
      title,
    );
  const unit = (name: string) =>
    el('span', {}, `+1 ${name.charAt(0)}`, el('span', { class: 'roomy' }, name.slice(1)));
  const nextTitle = el('span', {}, 'Next due', el('span', { class: 'wordy' }, ' moment'));
  const next = button(nextTitle, 'Go to the next moment at which something happens', {
    to: 'next',
  });
  next.append(nextHint);
  const buttons = [
    button(unit('hour'), 'Move the clock one hour forward', { advance: 'PT1H' }),
    button(unit('day'), 'Move the clock one day forward', { advance: 'P1D' }),
    next,
  ];

  function render(): void {
    const now = app.now();
    const [, shortDay = '', ofYear = ''] = /^(.*) (\d+)$/.exec(day(now)) ?? [];
    date.textContent = shortDay;
    year.textContent = ofYear;
    hours.textContent = time(now);
    const off = app.offsetMs();
    distance.hidden = Math.abs(off) < NEAR_MS;
    const side = off > 0 ? 'ahead' : 'behind';
    fill(distance, el('span', { class: 'terse' }, off > 0 ? '+' : '−'), span(off));
    distance.append(el('span', { class: 'wordy' }, ` ${side}`));
    distance.title = `${span(off)} ${side} of real time`;
    progress.hidden = walking === 0;
    for (const one of buttons) one.disabled = walking > 0;
  }

  const readNext = gathered(400, () => {
    void api.nextDue().then(
      ({ nextDueAt }) => {
        const at = nextDueAt ? Date.parse(nextDueAt) : undefined;
        fill(nextHint, at === undefined ? 'nothing planned' : `in ${span(at - app.now())}`);
        next.title = at === undefined ? 'Nothing is planned' : `Go to ${moment(at)}`;
        next.dataset.none = String(at === undefined);
      },
      () => fill(nextHint, ''),
    );
  });

  app.clockMoved.listen(() => {
    render();
    readNext();
  });
  setInterval(render, TICK_MS);
  render();
  readNext();
  return {
    element: el('div', { class: 'clock-group' }, face, ...buttons, progress),
    /** Something happened that may have planned or ended work. */
    readNext,
  };
}
