// The sample as one text, its rules behind the estate, for tests that change a line of it.
import { readdirSync, readFileSync } from 'node:fs';

const RULES = 'estate/policies';

export const sampleEstate = (): string =>
  [
    readFileSync('estate/estate.yaml', 'utf8'),
    '\npolicies:\n',
    ...readdirSync(RULES)
      .sort()
      .map((name) => readFileSync(`${RULES}/${name}`, 'utf8').split(/^policies:\n/m)[1] ?? ''),
  ].join('');
