// Draws one message of a chat: text, cards, suggestions, and what went wrong with it.
import { listActions, nthOf, titleOf } from '../../personas/press/list-actions.ts';
import { api, Refusal } from './api.ts';
import { type CardView, cardView } from './card-view.ts';
import { el, icon } from './dom.ts';
import { markdown } from './markdown.ts';
import { time } from './time.ts';
import type { Attachment, Message, Outcome } from './types.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';

interface Pressed {
  readonly action: string;
  readonly nth: number;
  readonly inputs: Record<string, unknown>;
}

export interface MessageParts {
  readonly persona: string;
  readonly message: Message;
  /** Several people write here. */
  readonly named?: boolean;
  /** Presses are counted as under way, and lead to dialogs, notices and links. */
  press(pressed: Pressed): Promise<Outcome>;
  /** This message as it stands in the chat by now: it may have been drawn anew. */
  seen(): MessageView | undefined;
}

export interface MessageView {
  readonly element: HTMLElement;
  readonly changed: number;
  /** What somebody has typed into its cards. */
  typed(): Record<string, string>;
  /** A press is under way: nothing else can be pressed until its answer is there. */
  hold(on: boolean): void;
  held(): boolean;
  complain(sentence: string | undefined): void;
}

function textView({ text, textFormat, from }: Message): HTMLElement | undefined {
  if (!text) return undefined;
  const element = el('div', { class: 'words' });
  if (from.role === 'user' || textFormat === 'plain') element.textContent = text;
  else element.innerHTML = markdown(text);
  return element;
}

const cardsOf = (attachments: readonly Attachment[]) =>
  attachments.flatMap(({ contentType, content }) =>
    contentType === CARD && content ? [content] : [],
  );

export function messageView(
  parts: MessageParts,
  kept: Readonly<Record<string, string>> = {},
): MessageView {
  const { message, persona } = parts;
  const trouble = el('p', { class: 'trouble', role: 'alert', hidden: true });
  const views: CardView[] = [];
  const cards = cardsOf(message.attachments);
  const actions = cards.flatMap(listActions);
  let before = 0;

  const complain = (sentence: string | undefined) => {
    trouble.hidden = sentence === undefined;
    trouble.replaceChildren(...(sentence === undefined ? [] : [icon('warn'), sentence]));
  };
  let held = false;
  const hold = (on: boolean) => {
    held = on;
    for (const holder of [...body, suggestions]) {
      holder.classList.toggle('pressing', on);
      if (on) holder.setAttribute('aria-busy', 'true');
      else holder.removeAttribute('aria-busy');
    }
  };
  const run = async (pressed: Pressed) => {
    complain(undefined);
    hold(true);
    let trouble: string | undefined;
    try {
      trouble = (await parts.press(pressed)).error?.message;
    } catch (error) {
      trouble =
        error instanceof Refusal ? error.message : 'Something went wrong. Please try again.';
    }
    const now = parts.seen() ?? drawn;
    now.hold(false);
    now.complain(trouble);
  };

  const body = cards.map((card) => {
    const offset = before;
    before += listActions(card).length;
    const view = cardView(
      {
        card,
        async search(dataset, text) {
          const { results, error } = await api.search(persona, dataset, text, view.values());
          if (error) throw new Refusal(error);
          return results;
        },
        onPress({ found, at, inputs }) {
          const nth = nthOf(actions, offset + at);
          void run({ action: titleOf(found), nth, inputs });
        },
      },
      kept,
    );
    views.push(view);
    return view.element;
  });

  const suggested = message.suggestedActions?.actions ?? [];
  const suggestions = el(
    'div',
    { class: 'suggestions' },
    ...suggested.map(({ title }) =>
      el(
        'button',
        {
          class: 'pill',
          type: 'button',
          onclick: () => void run({ action: title, nth: 0, inputs: {} }),
        },
        title,
      ),
    ),
  );
  const stamp = message.editedAt ?? message.at;
  const edited = message.editedAt ? 'Updated ' : '';
  const element = el(
    'article',
    { class: `message from-${message.from.role}`, 'data-id': message.id },
    el(
      'div',
      { class: 'stamp' },
      (message.from.role === 'bot' || parts.named) &&
        el('span', { class: 'sender' }, message.from.name),
      el('time', { datetime: stamp, title: stamp }, `${edited}${time(Date.parse(stamp))}`),
    ),
    el('div', { class: 'bubble' }, textView(message), ...body),
    suggested.length > 0 && suggestions,
    trouble,
  );
  const drawn: MessageView = {
    element,
    changed: message.changed,
    typed: () => Object.assign({}, ...views.map((view) => view.typed())),
    hold,
    held: () => held,
    complain,
  };
  return drawn;
}
