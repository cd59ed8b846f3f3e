// Asks a person to sign in again, as Teams does when a bot wants to be sure who pressed.
import { avatar } from './avatar.ts';
import { el } from './dom.ts';
import type { SignInPrompt } from './types.ts';

interface Who {
  readonly displayName: string;
  readonly objectId: string;
  /** Name of their tenant. */
  readonly tenant: string;
}

/** True when they sign in; false when they close it. */
export function askToSignIn(who: Who, prompt: SignInPrompt): Promise<boolean> {
  return new Promise((resolve) => {
    let signsIn = false;
    const answer = (yes: boolean) => () => {
      signsIn = yes;
      element.close();
    };
    const element = el(
      'dialog',
      { class: 'dialog sign-in', 'aria-labelledby': 'sign-in-title' },
      el('header', {}, el('h2', { id: 'sign-in-title' }, prompt.title)),
      el(
        'div',
        { class: 'dialog-body' },
        el('p', {}, prompt.text),
        el(
          'div',
          { class: 'account' },
          avatar(who.displayName, who.objectId),
          el('div', {}, el('strong', {}, who.displayName), el('p', { class: 'quiet' }, who.tenant)),
        ),
        el(
          'div',
          { class: 'choices' },
          el('button', { class: 'button', type: 'button', onclick: answer(false) }, 'Cancel'),
          el(
            'button',
            { class: 'button primary', type: 'button', onclick: answer(true) },
            `Sign in as ${who.displayName}`,
          ),
        ),
      ),
    );
    element.addEventListener('close', () => {
      element.remove();
      resolve(signsIn);
    });
    document.body.append(element);
    element.showModal();
  });
}
