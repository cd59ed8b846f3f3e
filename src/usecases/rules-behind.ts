// Where this process cannot load the rules that others brought into force, it approves nothing by those of before.
import { type Refusal, refusal } from '../shared/refusal.ts';

export interface InForceDeps {
  /** Why it goes by rules that are not in force any more; absent or undefined: it does not. */
  behind?(): string | undefined;
}

export const whyBehind = ({ behind }: InForceDeps): Refusal | undefined =>
  behind?.() === undefined ? undefined : rulesBehind;

const rulesBehind = refusal(
  'rules-behind',
  'The rules were changed, and this part of Drawbridge cannot read them as they are now, so nothing was approved.',
  'Press again in a minute. If it stays so, tell whoever runs Drawbridge; a no and taking back go on.',
);
