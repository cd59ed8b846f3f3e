// One thing that an auditor has to look at, and how much it weighs.
export interface EvidenceFinding {
  /** `grave`: the record or a promise is broken. `notice`: to be looked at. */
  readonly weight: 'grave' | 'notice';
  readonly code: string;
  readonly request: string;
  readonly says: string;
}

export const grave = (code: string, request: string, says: string): EvidenceFinding => ({
  weight: 'grave',
  code,
  request,
  says,
});

export const notice = (code: string, request: string, says: string): EvidenceFinding => ({
  weight: 'notice',
  code,
  request,
  says,
});
