// One thing about the registration of applications that is right, wrong or not known.
import type { AreaName, Maybe } from '../../facts/areas.ts';
import type { Evidence } from '../../result.ts';

export interface Finding {
  readonly is: 'good' | 'bad' | 'unsaid' | 'unread';
  /** It opens the door; the others only leave something out. */
  readonly grave: boolean;
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

export function finding(
  id: string,
  text: string,
  value: Maybe<boolean>,
  wanted: boolean,
  grave: boolean,
): Finding {
  const is = typeof value !== 'boolean' ? 'unsaid' : value === wanted ? 'good' : 'bad';
  const detail = is === 'unsaid' ? 'not said' : is === 'bad' ? text : 'as it should be';
  return {
    is,
    grave,
    text: is === 'unsaid' ? `${id} is not said` : text,
    evidence: [{ kind: 'setting', id, name: id, detail, good: is === 'good' }],
  };
}

export interface OfKind {
  readonly reads: readonly AreaName[];
  readonly findings: readonly Finding[];
}

export const unread = (what: string): Finding => ({
  is: 'unread',
  grave: false,
  text: `${what} could not be read`,
  evidence: [],
});
