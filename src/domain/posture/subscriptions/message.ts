// What is brought to a subscriber, as data.
import type { Alert } from './alert.ts';
import type { Digest } from './digest.ts';
import type { EndedBy, Rhythm, Subject, Withheld } from './subscription.ts';

export interface DigestMessage {
  readonly message: 'digest';
  readonly subscriptionId: string;
  readonly rhythm: Rhythm;
  /** Others read along: counts, and nobody's name. */
  readonly shared: boolean;
  readonly digest: Digest;
  /** Names of tenants that are not the reader's to read any more. */
  readonly lost: readonly string[];
}

export interface AlertMessage {
  readonly message: 'alert';
  readonly subscriptionId: string;
  readonly shared: boolean;
  readonly alert: Alert;
}

/** The subscription goes on without these tenants, or ended. */
export type ChangedMessage =
  | {
      readonly message: 'shrunk';
      readonly subscriptionId: string;
      readonly about: Subject;
      readonly lost: readonly string[];
    }
  | {
      readonly message: 'withheld';
      readonly subscriptionId: string;
      readonly about: Subject;
      readonly why: Withheld;
    }
  | {
      readonly message: 'ended';
      readonly about: Subject;
      readonly by: EndedBy;
      readonly shared: boolean;
    };

export type PostureMessage = DigestMessage | AlertMessage | ChangedMessage;
