// The checks of devices.
import type { Check } from '../../check.ts';
import { managedDevices } from './devices.ts';

export const deviceChecks: readonly Check[] = [managedDevices];
