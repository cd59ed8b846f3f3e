// Finds what of the state stands at a path of a tenant file.
import type { Place } from '../graph/resources/family.ts';
import { places } from '../graph/routes.ts';

export interface Found {
  place: Place;
  /** The key in the path, for places behind an object. */
  key: string;
}

const patterns = places.map((place): [RegExp, Place] => {
  const escaped = place.path.replace(/[.()$]/g, '\\$&').replace('{id}', '([^/]+)');
  return [new RegExp(`^${escaped}$`, 'i'), place];
});

/** `undefined` for a path that is kept and answered as it stands. */
export function findPlace(path: string): Found | undefined {
  // Casts may be written with or without the beginning of the namespace.
  const plain = path.replace('/graph.', '/microsoft.graph.');
  for (const [pattern, place] of patterns) {
    const match = pattern.exec(plain);
    if (match) return { place, key: decodeURIComponent(match[1] ?? '') };
  }
  return undefined;
}
