// A value with where it comes from, or the reason why it cannot be told.
import type { EstateView, TenantView } from '../check.ts';
import type { Reading } from '../reading.ts';
import type { Effective, Origin } from './effective.ts';
import { tenantNamed } from './naming.ts';
import { type Settings, settingsFor } from './settings.ts';

export type Told<T> =
  | { readonly known: true; readonly value: T; readonly origin: Origin }
  | { readonly known: false; readonly because: string };

/** What one tenant has set for another, as far as it is ours to see. */
export type Side =
  | { readonly visible: true; readonly settings: Settings }
  | { readonly visible: false; readonly because: string };

export function sideOf(estate: EstateView, at: string, partner: string): Side {
  const view = estate.view(at);
  if (view) return { visible: true, settings: settingsFor(view.facts, partner) };
  const { name } = tenantNamed(estate, at);
  return {
    visible: false,
    because: `not observable from Graph: ${name} is not one of our tenants`,
  };
}

export function toldBy<T>(
  side: Side,
  read: (settings: Settings) => Effective<T> | undefined,
): Told<T> {
  if (!side.visible) return { known: false, because: side.because };
  const found = read(side.settings);
  return found ? { known: true, ...found } : { known: false, because: whyNot(side.settings) };
}

export const whyNot = ({ unseen }: Settings): string =>
  unseen[0]?.sentence ?? 'Graph did not say it';

export const toldValue = <T>(told: Told<T>): T | undefined => (told.known ? told.value : undefined);

/** Why an area of a tenant cannot be seen. */
export function whyUnread(view: TenantView | undefined, reading: Reading<unknown>): string {
  if (!view) return 'not observable from Graph: the tenant is not one of ours';
  if (reading.state === 'unlicensed') return 'the tenant has no licence for it';
  return reading.state === 'unreadable' ? reading.sentence : (reading.gaps?.[0] ?? '');
}
