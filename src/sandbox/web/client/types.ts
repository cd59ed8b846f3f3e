// What the page knows, in the shapes in which the sandbox answers it.

export interface Person {
  readonly name: string;
  readonly displayName: string;
  readonly tenant: string;
  readonly objectId: string;
  readonly about: string;
  readonly guest?: boolean;
}

export interface ShownChannel {
  readonly name: string;
  readonly team: string;
  readonly tenant: string;
  readonly members: readonly string[];
  readonly commands: readonly Command[];
}

export interface Tenant {
  readonly name: string;
  readonly displayName: string;
}

export interface Attachment {
  readonly contentType: string;
  readonly content?: Record<string, unknown>;
}

export interface Message {
  readonly id: string;
  /** Place in the chat, from 1. */
  readonly order: number;
  readonly from: { readonly name: string; readonly role: 'bot' | 'user' };
  readonly at: string;
  readonly editedAt?: string;
  readonly text: string;
  readonly textFormat?: string;
  readonly summary?: string;
  readonly attachments: readonly Attachment[];
  readonly suggestedActions?: { readonly actions: readonly { readonly title: string }[] };
  readonly deleted?: true;
  readonly changed: number;
}

export interface Dialog {
  readonly id: string;
  readonly title: string;
  readonly card: Record<string, unknown>;
  readonly width?: number | string;
  readonly height?: number | string;
}

export interface Trouble {
  readonly code: string;
  readonly message: string;
}

/** What a press led to, beside the messages, of which the page hears by events. */
export interface Outcome {
  readonly dialog?: Dialog;
  readonly error?: Trouble;
  readonly notice?: string;
  readonly openUrl?: string;
  readonly signIn?: SignInPrompt;
}

export interface SignInPrompt {
  readonly text: string;
  readonly title: string;
}

export interface Change {
  readonly seq: number;
  readonly at: string;
  readonly tenant: string;
  readonly summary: string;
  readonly before?: string;
  readonly after?: string;
  readonly by?: string;
  readonly method: string;
  readonly path: string;
  readonly clientRequestId?: string;
}

/**
 * When a step of a story counts as done: somebody said something, the story's request was asked for, it
 * stands in one of these states (with a card that says so), or somebody looked at the changes.
 */
export type Done =
  | { readonly kind: 'said'; readonly who: string; readonly like: string }
  | { readonly kind: 'asked' }
  | { readonly kind: 'stands'; readonly as: readonly string[]; readonly saying?: string }
  | { readonly kind: 'looked' };

export interface Step {
  readonly who?: string;
  readonly text: string;
  /** Words to put into this person's compose box. */
  readonly say?: string;
  readonly done: Done;
}

export interface Story {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** The people whose chats stand side by side for it. */
  readonly cast: readonly string[];
  /** Whose request it is about, how that request's headline begins, and in which tenant it is. */
  readonly asker: string;
  readonly what: string;
  readonly where: string;
  readonly steps: readonly Step[];
}

export interface Command {
  readonly title: string;
  readonly description: string;
}

export interface Beginning {
  readonly botName: string;
  readonly people: readonly Person[];
  /** Absent where the scenario has none. */
  readonly channel?: ShownChannel;
  readonly tenants: readonly Tenant[];
  readonly commands: readonly Command[];
  readonly stories: readonly Story[];
  readonly offsetMs: number;
  /** Another one after everything started over. */
  readonly era: string;
}
