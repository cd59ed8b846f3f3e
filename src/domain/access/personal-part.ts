// What people wrote for a request and what things are called: kept apart from it, so that it can be erased.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import type { Outsider } from './people.ts';
import type { PlanWords } from './plan.ts';
import type { Said } from './rule-asks.ts';

export interface PersonalPart {
  readonly justification: string;
  /** Display names as they were, by key of account or beneficiary. */
  readonly names: Readonly<Record<string, string>>;
  /** Addresses of the request’s people, by key. */
  readonly addresses?: Readonly<Record<string, string>>;
  /** Those among them who have no account that we know. */
  readonly outsiders?: readonly Outsider[];
  /** What was answered to the questions that name them, for asking again. */
  readonly answers?: Readonly<Record<string, readonly string[]>>;
  /** What was answered to the questions of the rule. */
  readonly said?: readonly Said[];
  /** The name under which the beneficiary signs in at home: nobody else has it. */
  readonly beneficiaryAddress: string;
  /** The address that they would be invited under, where it is another one. */
  readonly invitedAs?: string;
  /** Display name of the tenant where they are at home. */
  readonly beneficiaryHome?: string;
  readonly words: PlanWords;
  /** What is written on the buttons of the request’s narrower plans, by hash. */
  readonly narrower?: Readonly<Record<string, string>>;
  /** What was asked for, where less of it was approved. */
  readonly askedFor?: string;
  /** By number of a stage: to whom it goes as well when nobody has answered. */
  readonly escalations?: Readonly<Record<string, string>>;
  readonly decisionNote?: string;
  /** What was said about it while it waited: by key of who said it, then by id of the remark. */
  readonly remarks?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Who would lose what if it ended, as read when it was last looked at. */
  readonly impact?: readonly string[];
  /** The link with which a guest accepts; a secret, gone once it is used or the access is over. */
  readonly redeemLink?: string;
  /** What a directory said went wrong last, and what made a request fail: such words name people. */
  readonly trouble?: string;
  readonly failure?: string;
  /** What it said when something that somebody took away was to be given again. */
  readonly notGivenAgain?: string;
}

/** Remembers what somebody is called, unless the names of this request were erased. */
export const withName = (
  personal: PersonalPart | null,
  account: AccountRef,
  name: string,
): PersonalPart | null =>
  personal && { ...personal, names: { ...personal.names, [accountKey(account)]: name } };
