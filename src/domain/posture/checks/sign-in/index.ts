// The checks of how people sign in.
import type { Check } from '../../check.ts';
import { managedDomains } from './domains.ts';
import { signInMethods } from './methods.ts';

export const signInChecks: readonly Check[] = [managedDomains, signInMethods];
