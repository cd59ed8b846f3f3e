// The same few versions of the estate are compared again and again: each is loaded once.
import { versionOf } from '../shared/estate-texts.ts';
import type { EstateSource } from './live-estate.ts';

const KEPT = 4;

export function rememberLoads(load: EstateSource['load']): EstateSource['load'] {
  const known = new Map<string, ReturnType<EstateSource['load']>>();
  return (texts) => {
    const key = versionOf(texts);
    const found = known.get(key) ?? load(texts);
    if (!known.has(key) && known.size >= KEPT) known.delete([...known.keys()][0] ?? '');
    known.set(key, found);
    return found;
  };
}
