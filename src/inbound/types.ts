// What the messenger hands in and what it gets back: no type of any SDK.
import type { Proof } from '../domain/access/step-up.ts';
import type { Posted } from '../ports/courier.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Card } from '../shared/card.ts';
import type { ChannelRef } from '../shared/channel.ts';
import { wholeText } from '../shared/whole-text.ts';

/** Who acts, as the validated activity says. */
export interface Actor extends AccountRef {
  readonly locale: string | null;
  readonly timeZone: string | null;
  /** In their own 1:1 chat with the bot, where nobody else reads along. */
  readonly alone: boolean;
  /** In a channel of a team. */
  readonly inChannel?: InChannel;
}

export interface InChannel {
  readonly channel: ChannelRef;
  /** Their id in Teams, as the activity has it. */
  readonly userId: string;
  /** Neither shared nor private: the connector shows everybody who reads it. */
  readonly standard: boolean;
}

export type Reply =
  | { readonly text: string }
  | { readonly card: Card; readonly summary: string; readonly sent?: Sent };

/** Told which message shows it. */
export type Sent = (posted: Posted) => Promise<void>;

/** Where somebody spoke, or only to them. */
export type Said = { readonly in: 'channel' | 'own-chat'; readonly reply: Reply };

/** A card replaces the pressed one; a message is shown beside it. */
export interface ActionReply {
  readonly card?: Card;
  readonly sent?: Sent;
  readonly message?: string;
  /** It counts once they have signed in again: the messenger asks them with these words, and presses again. */
  readonly signIn?: string;
}

/** What the messenger knows of a fresh sign-in; looked at only where one is needed. */
export type GiveProof = () => Promise<Proof>;

export type DialogReply =
  | { readonly dialog: { readonly title: string; readonly card: Card } }
  | { readonly message: string }
  | { readonly close: true };

export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** Fields that came with a card or dialog: chosen by whoever sent them, so nothing is trusted. */
export type Fields = Readonly<Record<string, unknown>>;

export interface Inbound {
  onMessage(actor: Actor, text: string): Promise<Reply>;
  /** `pressed`: the message with the button, where what comes of a press can be shown later. */
  onAction(
    actor: Actor,
    verb: string,
    fields: Fields,
    prove?: GiveProof,
    pressed?: Posted,
  ): Promise<ActionReply>;
  onDialogOpen(actor: Actor, fields: Fields): Promise<DialogReply>;
  onDialogSubmit(actor: Actor, fields: Fields): Promise<DialogReply>;
  onSearch(actor: Actor, dataset: string, text: string): Promise<readonly Choice[]>;
  onInstalled(actor: Actor): Promise<Reply>;
  /** Somebody installed the app or wrote, so that a chat with them can be written to. */
  onReached(actor: Actor): Promise<void>;
}

export const textField = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? wholeText(value) : '';
};
