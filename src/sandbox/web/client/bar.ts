// The slim bar at the top: clock, faults, guide, changes, colours, and starting over.
import { api, Refusal } from './api.ts';
import { el, fill, icon } from './dom.ts';
import type { Toast } from './toast.ts';

export interface BarParts {
  readonly clock: HTMLElement;
  readonly faults: HTMLElement;
  readonly theme: HTMLElement;
  readonly toast: Toast;
  toggle(tab: string): void;
}

function confirmReset(toast: Toast): void {
  const yes = el('button', { class: 'button danger', type: 'button' }, 'Start over');
  const no = el('button', { class: 'button', type: 'button' }, 'Keep everything');
  const element = el(
    'dialog',
    { class: 'dialog confirm', 'aria-labelledby': 'confirm-title' },
    el('h2', { id: 'confirm-title' }, 'Start over?'),
    el('p', {}, 'Chats, requests, tenants and clock go back to the first start.'),
    el('div', { class: 'choices' }, no, yes),
  );
  no.addEventListener('click', () => element.close());
  yes.addEventListener('click', () => {
    yes.disabled = true;
    api
      .reset()
      .catch((error: unknown) => {
        const text = error instanceof Refusal ? error.message : 'Something went wrong.';
        toast({ title: 'Not everything started over', text, serious: true });
      })
      .finally(() => element.close());
  });
  element.addEventListener('close', () => element.remove());
  document.body.append(element);
  element.showModal();
  no.focus();
}

export function fillBar(place: HTMLElement, parts: BarParts) {
  const count = el('span', { class: 'badge quiet', hidden: true });
  const tabButton = (tab: string, title: string, ...content: Node[]) =>
    el(
      'button',
      {
        class: 'button',
        type: 'button',
        'data-tab': tab,
        'aria-label': title,
        title,
        onclick: () => parts.toggle(tab),
      },
      ...content,
      el('span', {}, title),
    );
  const guide = tabButton('guide', 'Guide', icon('book'));
  const changes = tabButton('changes', 'Changes', icon('changes'));
  changes.append(count);
  const reset = {
    class: 'icon-button',
    type: 'button',
    title: 'Start over',
    'aria-label': 'Start over',
    onclick: () => confirmReset(parts.toast),
  };
  const away = el('p', { class: 'away', role: 'alert', hidden: true });
  away.append(
    icon('warn'),
    'The sandbox does not answer. The page goes on by itself when it does.',
  );
  fill(
    place,
    el(
      'div',
      { class: 'bar-line' },
      el(
        'span',
        { class: 'brand' },
        el('span', { class: 'logo', 'aria-hidden': 'true' }),
        el(
          'span',
          { class: 'brand-name' },
          'Drawbridge ',
          el('span', { class: 'quiet' }, 'sandbox'),
        ),
      ),
      parts.clock,
      el(
        'div',
        { class: 'tools' },
        parts.faults,
        guide,
        changes,
        parts.theme,
        el('button', reset, icon('again')),
      ),
    ),
    away,
  );
  return {
    count(all: number) {
      count.hidden = all === 0;
      count.textContent = String(all);
      changes.setAttribute('aria-label', all === 0 ? 'Changes' : `Changes, ${all} so far`);
    },
    online(is: boolean) {
      away.hidden = is;
    },
    shown(tab: string | undefined) {
      for (const button of [guide, changes]) {
        button.setAttribute('aria-pressed', String(button.dataset.tab === tab));
      }
    },
  };
}
