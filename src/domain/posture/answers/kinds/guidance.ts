// "Why does automatic redemption matter?": what a thing is, why it matters, and what is advised. No tenant is read.
import type { Check } from '../../check.ts';
import type { Kind } from '../asking.ts';
import { CONCEPTS, type Concept } from '../concepts.ts';
import { fold } from '../find.ts';
import { checksNamed } from '../results.ts';
import { listed, sentence } from '../say.ts';
import { sayArea } from './area.ts';

export const guidance: Kind<'guidance'> = {
  ask: 'guidance',
  concerns: () => ({ tenants: [], areas: [], nothing: true }),
  answer(question, asking) {
    const { topic } = question;
    const [check] = checksNamed(asking, [topic]);
    const concept = check ? conceptOf(check) : conceptNamed(topic);
    const area = asking.checks.filter((one) => one.area === topic);
    if (check) {
      return {
        question,
        sentence: concept ? concept.is : check.why,
        more: concept ? [check.why] : [],
        todo: [check.remediation],
        rules: [{ id: check.id, title: check.title }],
        notes: [`Its severity is ${check.severity}.`],
        next: [{ ask: 'check', checks: [check.id], tenants: 'all' }],
      };
    }
    if (concept && area.length === 0) {
      const rules = checksNamed(asking, concept.checks);
      return {
        question,
        sentence: concept.is,
        more: [concept.matters],
        todo: [concept.advised],
        rules: rules.map(({ id, title }) => ({ id, title })),
        next:
          rules.length > 0
            ? [{ ask: 'check', checks: rules.map(({ id }) => id), tenants: 'all' }]
            : [],
      };
    }
    if (area.length > 0) {
      return {
        question,
        sentence: concept
          ? concept.is
          : sentence(
              `${sayArea(topic)} is about this: ${listed(
                area.map(({ title }) => title),
                4,
              )}`,
            ),
        more: concept ? [concept.matters] : [],
        rows: area.map(({ id, title, why, severity }) => ({
          text: `${id} ${title}`,
          detail: `${why} Severity: ${severity}.`,
        })),
        rowsAre: 'Checks',
        todo: concept ? [concept.advised] : [],
        next: [{ ask: 'area', area: topic, tenants: 'all' }],
      };
    }
    return {
      question,
      sentence: 'There is no guidance on that here.',
      more: [
        `There is some on ${listed(
          CONCEPTS.map(({ name }) => name),
          12,
        )}, and on each check by its number.`,
      ],
    };
  },
};

const conceptOf = ({ id }: Check): Concept | undefined =>
  CONCEPTS.find(({ checks }) => checks[0] === id);

function conceptNamed(topic: string): Concept | undefined {
  const said = fold(topic);
  const named = CONCEPTS.filter(({ words }) =>
    words.some((word) => ` ${said} `.includes(` ${word} `)),
  );
  return named.toSorted((a, b) => longest(b, said) - longest(a, said))[0];
}

const longest = ({ words }: Concept, said: string): number =>
  Math.max(...words.map((word) => (` ${said} `.includes(` ${word} `) ? word.length : 0)));
