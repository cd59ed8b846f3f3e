// What pressing an action leads to, beside the messages that change.
import type { SignInPrompt } from './sign-in.ts';

export interface Dialog {
  readonly id: string;
  readonly title: string;
  readonly card: Record<string, unknown>;
  readonly width?: unknown;
  readonly height?: unknown;
}

export interface Outcome {
  readonly dialog?: Dialog;
  readonly error?: { readonly code: string; readonly message: string };
  /** A sentence that Teams would show for a moment. */
  readonly notice?: string;
  readonly openUrl?: string;
  /** The bot asks the person to sign in again before this counts. */
  readonly signIn?: SignInPrompt;
}
