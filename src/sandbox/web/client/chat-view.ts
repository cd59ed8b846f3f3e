// One chat as a column: who it is, the messages as they stand, typing dots, and the box to write in.
import { api, CHANNEL, type Press, Refusal } from './api.ts';
import type { App } from './app.ts';
import { avatar, botAvatar } from './avatar.ts';
import { openLink } from './cards.ts';
import { channelBar } from './channel-bar.ts';
import { namingTheBot } from './channel-model.ts';
import type { Chat } from './chat-model.ts';
import { compose } from './compose.ts';
import { openDialog } from './dialog-view.ts';
import { el, icon } from './dom.ts';
import { type MessageView, messageView } from './message-view.ts';
import { askToSignIn } from './sign-in-view.ts';
import { day, sameDay } from './time.ts';
import type { Toast } from './toast.ts';
import type { Message, Outcome } from './types.ts';

export function chatView(app: App, chat: Chat, toast: Toast) {
  const { person } = chat;
  const shared = person.name === CHANNEL ? channelBar(app, toast) : undefined;
  const views = new Map<string, MessageView>();
  const log = el('div', { class: 'log', role: 'log', tabindex: '0' });
  log.setAttribute(
    'aria-label',
    shared ? `Channel ${person.displayName}` : `Chat of ${person.displayName} with ${app.botName}`,
  );
  const typing = el(
    'div',
    { class: 'typing', hidden: true, role: 'status' },
    el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i')),
    el('span', { class: 'hidden' }, `${app.botName} is typing`),
  );

  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
  };
  const fromEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight;
  const isAtEnd = () => fromEnd() < 80;
  const newest = el(
    'button',
    { class: 'newest button', type: 'button', hidden: true, onclick: toEnd },
    'Newest message ↓',
  );
  let below = 0;
  const keepPlace = () => {
    below = fromEnd();
  };
  log.addEventListener('scroll', () => {
    keepPlace();
    if (isAtEnd()) newest.hidden = true;
  });
  // A note takes room above, a keyboard below: what is read stays where it is above the message box.
  new ResizeObserver(() => {
    log.scrollTop += fromEnd() - below;
  }).observe(log);

  // What unfolds in the newest card comes in sight with it.
  const follow = () => {
    requestAnimationFrame(isAtEnd() ? toEnd : keepPlace);
  };
  log.addEventListener('click', follow, { capture: true });
  // A card's menu stands at the end of the page, and acts as soon as the mouse or Enter is pressed.
  const followMenu = ({ target }: Event) => {
    if ((target as Element).closest('.ac-ctrl-overlay')) follow();
  };
  for (const type of ['mouseup', 'keydown']) {
    document.addEventListener(type, followMenu, { capture: true });
  }

  const press = async (pressed: Press): Promise<Outcome> => {
    app.use(person.name);
    const outcome = await api.press(person.name, pressed, shared?.speaker());
    const who = { ...person, tenant: app.tenantName(person.tenant) };
    if (outcome.signIn && !pressed.signIn) {
      if (await askToSignIn(who, outcome.signIn)) return press({ ...pressed, signIn: true });
      const text = 'Closed without signing in, so nothing was decided.';
      toast({ title: person.displayName, text });
    }
    await chat.read();
    if (outcome.notice) {
      // The bot says it once and nowhere else.
      const topic = `notice/${person.name}`;
      toast({ title: person.displayName, text: outcome.notice, stays: true, topic });
    }
    if (outcome.openUrl) openLink(outcome.openUrl);
    return outcome;
  };
  const pressOn = (messageId: string) => async (pressed: Omit<Press, 'messageId'>) => {
    const outcome = await press({ messageId, ...pressed });
    const { dialog } = outcome;
    if (dialog) openDialog({ persona: person.name, dialog, press });
    return outcome;
  };
  const draw = (message: Message, known: MessageView | undefined) => {
    const seen = () => views.get(message.id);
    const base = { persona: person.name, message, press: pressOn(message.id), seen };
    const parts = { ...base, named: shared !== undefined };
    const view = messageView(parts, known?.typed());
    if (known?.held()) view.hold(true);
    return view;
  };

  const dayLine = (at: number) => el('div', { class: 'day' }, el('span', {}, day(at)));
  const empty = el(
    'div',
    { class: 'empty' },
    botAvatar(),
    el(
      'p',
      {},
      shared
        ? `Nobody has written here yet. Name @${app.botName} to be heard by it.`
        : `${person.displayName} has not talked to ${app.botName} yet.`,
    ),
  );

  /** Only messages that are new or changed are drawn again, each in its place. */
  function render(arrived = 0): void {
    const atEnd = isAtEnd();
    const wanted: Node[] = [];
    let before: number | undefined;
    let changed = false;
    for (const id of views.keys()) if (!chat.find(id)) changed = views.delete(id);
    for (const message of chat.messages()) {
      const at = Date.parse(message.at);
      if (before === undefined || !sameDay(before, at)) wanted.push(dayLine(at));
      before = at;
      const known = views.get(message.id);
      if (known?.changed === message.changed) {
        wanted.push(known.element);
        continue;
      }
      changed = true;
      const view = draw(message, known);
      if (known) replaceInPlace(known.element, view.element);
      views.set(message.id, view);
      wanted.push(view.element);
    }
    if (wanted.length === 0) wanted.push(empty);
    typing.hidden = !chat.isTyping();
    wanted.push(typing);
    if (changed || wanted.length !== log.children.length) arrange(log, wanted);
    // Who reads further up is not carried away, only told.
    if (atEnd) toEnd();
    else if (arrived > 0) newest.hidden = false;
    keepPlace();
  }

  const send = (text: string) => {
    app.use(person.name);
    app.deeds.tell({ kind: 'said', who: person.name, what: text });
    toEnd();
    void chat
      .whileBusy(async () => {
        await api.say(person.name, text, shared?.speaker());
        await chat.read();
      })
      .catch((error: unknown) => {
        box.write(text);
        const reason = error instanceof Refusal ? error.message : 'Something went wrong.';
        toast({ title: 'Not sent', text: reason, serious: true });
      });
  };
  const commands = shared ? namingTheBot(app.botName, app.channelCommands) : app.commands;
  const box = compose({
    name: person.displayName,
    commands,
    ...(shared && { hint: `Type @${app.botName} and a message` }),
    send,
  });

  const close = {
    class: 'icon-button close',
    type: 'button',
    'aria-label': `Close the chat of ${person.displayName}`,
    onclick: () => app.close(person.name),
  };
  const element = el(
    'section',
    { class: 'chat', 'aria-label': person.displayName, 'data-persona': person.name },
    el(
      'header',
      {},
      avatar(person.displayName, person.objectId),
      el(
        'div',
        { class: 'who' },
        el('h2', {}, person.displayName),
        el('p', { title: person.about }, person.about),
      ),
      el('span', { class: 'chip' }, app.tenantName(person.tenant)),
      el('button', close, icon('close')),
    ),
    log,
    newest,
    shared?.element,
    box.element,
  );
  element.addEventListener('focusin', () => app.use(person.name));
  const stop = chat.listen(({ arrived }) => render(arrived.length));
  render();
  return {
    element,
    render,
    toEnd,
    focus: box.focus,
    write: box.write,
    /** Brings the newest message that contains `text` in sight and marks it for a moment. */
    find(text: string): boolean {
      const message = chat.messages().findLast((one) => JSON.stringify(one).includes(text));
      const view = message && views.get(message.id);
      if (!view) return false;
      view.element.scrollIntoView({ block: 'center', behavior: 'smooth' });
      view.element.classList.add('found');
      setTimeout(() => view.element.classList.remove('found'), 2_500);
      return true;
    },
    stop,
  };
}

export type ChatView = ReturnType<typeof chatView>;

/** The new card takes the old one's place at once, with a light pulse instead of a jump. */
function replaceInPlace(old: HTMLElement, fresh: HTMLElement): void {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const title = focused?.getAttribute('title') ?? focused?.textContent;
  old.replaceWith(fresh);
  fresh.classList.add('updated');
  if (!focused) return;
  const buttons = [...fresh.querySelectorAll<HTMLElement>('button')];
  const again = buttons.find((button) => button.textContent === title);
  if (again) again.focus();
  else {
    fresh.tabIndex = -1;
    fresh.focus({ preventScroll: true });
  }
}

/** Puts `wanted` in order without taking out what already stands there: focus and scroll survive. */
function arrange(place: HTMLElement, wanted: readonly Node[]): void {
  const keep = new Set(wanted);
  for (const child of [...place.childNodes]) if (!keep.has(child)) child.remove();
  wanted.forEach((node, at) => {
    if (place.childNodes[at] !== node) place.insertBefore(node, place.childNodes[at] ?? null);
  });
}
