// The files that an estate is written in, as they were read, and the version that they make together.
import { fingerprint } from './hash.ts';

export interface EstateText {
  /** From the folder of the estate file: `estate.yaml`, `policies/20-roles.yaml`. */
  readonly file: string;
  readonly text: string;
}

/** Two sets of files are one version only where every letter is the same: places are told by line. */
export const versionOf = (texts: readonly EstateText[]): string =>
  fingerprint(texts.map(({ file, text }) => ({ file, text })));

/** As people are told it, and as it can be looked for. */
export const shortVersion = (version: string): string => version.slice(0, 12);
