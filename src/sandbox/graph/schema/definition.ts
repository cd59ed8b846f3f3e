// How a Graph type is written down here: names in one string per kind, so that a type stays readable.

/** Names are separated by white space. A type in `is` or `to` may end in `[]`; `any` is not looked into. */
export interface Definition {
  base?: string;
  /** Takes properties beyond the ones listed (schema extensions). */
  open?: boolean;
  abstract?: boolean;
  text?: string;
  texts?: string;
  flag?: string;
  time?: string;
  day?: string;
  guid?: string;
  count?: string;
  number?: string;
  span?: string;
  /** Properties of another type. */
  is?: Record<string, string>;
  /** Navigation properties: answered only when expanded or called. */
  to?: Record<string, string>;
  /** What is answered without `$select`; without it, everything. */
  usual?: string;
  /** The members of an enumeration. */
  oneOf?: string;
  /** An enumeration whose members may be joined with commas. */
  flags?: boolean;
}

export type Definitions = Record<string, Definition>;
