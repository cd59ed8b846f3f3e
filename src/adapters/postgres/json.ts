// JSON as Postgres takes it, whatever a directory or a client had put into a text.
import { wholeText } from '../../shared/whole-text.ts';

export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? wholeText(part) : part,
  );
