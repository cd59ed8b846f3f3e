// Shows a bot's dialog as a modal dialog: its card, what went wrong, and the next card in its place.
import { listActions, nthOf, titleOf } from '../../personas/press/list-actions.ts';
import { api, Refusal } from './api.ts';
import { type CardView, cardView } from './card-view.ts';
import { el, fill, icon } from './dom.ts';
import type { Dialog, Outcome } from './types.ts';

const WIDTHS: Record<string, number> = { small: 400, medium: 600, large: 840 };

const widthOf = (width: Dialog['width']) =>
  typeof width === 'number' ? width : (WIDTHS[String(width)] ?? WIDTHS.medium ?? 600);

export interface DialogParts {
  readonly persona: string;
  readonly dialog: Dialog;
  press(pressed: {
    messageId: string;
    action: string;
    nth: number;
    inputs: Record<string, unknown>;
  }): Promise<Outcome>;
}

/** Focus stays inside and Escape closes it: the browser's own modal dialog does both. */
export function openDialog(parts: DialogParts): void {
  const { persona, press } = parts;
  let dialog = parts.dialog;
  const heading = el('h2', { id: 'dialog-title' });
  const body = el('div', { class: 'dialog-body' });
  const trouble = el('p', { class: 'trouble', role: 'alert', hidden: true });
  const close = { class: 'icon-button', type: 'button', 'aria-label': 'Close' };
  const element = el(
    'dialog',
    { class: 'dialog', 'aria-labelledby': 'dialog-title' },
    el(
      'header',
      {},
      heading,
      el('button', { ...close, onclick: () => element.close() }, icon('close')),
    ),
    body,
    trouble,
  );
  let finished = false;
  element.addEventListener('close', () => {
    element.remove();
    // Only a dialog that was closed by hand is still open for the sandbox; kept there it does no harm.
    if (!finished) api.closeDialog(persona, dialog.id).catch((error) => console.debug(error));
  });

  const complain = (sentence: string | undefined) => {
    trouble.hidden = sentence === undefined;
    fill(trouble, ...(sentence === undefined ? [] : [icon('warn'), sentence]));
  };
  const run = async (action: string, nth: number, inputs: Record<string, unknown>) => {
    complain(undefined);
    body.classList.add('pressing');
    try {
      const outcome = await press({ messageId: dialog.id, action, nth, inputs });
      if (outcome.error) return complain(outcome.error.message);
      if (outcome.dialog) return show(outcome.dialog);
      finished = true;
      element.close();
    } catch (error) {
      complain(
        error instanceof Refusal ? error.message : 'Something went wrong. Please try again.',
      );
    } finally {
      body.classList.remove('pressing');
    }
    return undefined;
  };
  const show = (next: Dialog) => {
    dialog = next;
    heading.textContent = next.title || 'Drawbridge';
    element.style.width = `${widthOf(next.width)}px`;
    const view: CardView = cardView({
      card: next.card,
      bare: true,
      async search(dataset, text) {
        const { results, error } = await api.search(persona, dataset, text, view.values());
        if (error) throw new Refusal(error);
        return results;
      },
      onPress: ({ found, at, inputs }) =>
        void run(titleOf(found), nthOf(listActions(next.card), at), inputs),
    });
    fill(body, view.element);
    body.scrollTop = 0;
    if (element.open) focusFirst(body);
  };

  document.body.append(element);
  show(dialog);
  element.showModal();
  focusFirst(body);
}

function focusFirst(body: HTMLElement): void {
  body.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
}
