// Structured log lines on standard output, one JSON object each; nothing that looks like a secret or an address passes.
import type { Log, LogFields } from '../../ports/log.ts';
import { currentOperation } from './operations.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LEVELS)[number];

/** None of it has any business in a log, whoever put it into a message. */
const SECRETS: ReadonlyArray<[RegExp, string]> = [
  [/\beyJ[\w-]{8,}\.[\w-]{8,}(\.[\w-]*)?/g, '[token]'],
  [/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer [token]'],
  [/https?:\/\/[^\s"]*\/redeem[^\s"]*/gi, '[redeem link]'],
  [/(client_secret|client_assertion|password)=[^&\s"]+/gi, '$1=[secret]'],
  // Graph's messages name people by their address.
  [/[\w.+'#-]+@(?:[\w-]+\.)+[a-z]{2,}/gi, '[address]'],
];

export const withoutSecrets = (text: string): string =>
  SECRETS.reduce((clean, [pattern, stand]) => clean.replace(pattern, stand), text);

export function createJsonLog(
  level: LogLevel,
  write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Log {
  const lowest = LEVELS.indexOf(level);
  const at =
    (name: LogLevel) =>
    (event: string, fields: LogFields = {}) => {
      if (LEVELS.indexOf(name) < lowest) return;
      const operation = currentOperation();
      const entry = {
        at: new Date().toISOString(),
        level: name,
        event,
        ...(operation && { operation }),
        ...fields,
      };
      write(withoutSecrets(JSON.stringify(entry)));
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
