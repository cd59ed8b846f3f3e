// How single settings are read: a good value, or a line that says what is wrong with it.
import { MINUTE, parseIsoDuration } from '../shared/duration.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

export class Problems {
  readonly lines: string[] = [];
  add(name: string, problem: string): void {
    this.lines.push(`${name} ${problem}.`);
  }
}

export function readChoice<T extends string>(
  problems: Problems,
  name: string,
  value: string,
  choices: readonly T[],
): T | undefined {
  const found = choices.find((choice) => choice === value);
  if (!found) problems.add(name, `is "${value}"; write one of ${choices.join(', ')}`);
  return found;
}

export function readPort(problems: Problems, name: string, value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    problems.add(name, `is "${value}"; write a port number, such as 3978`);
  }
  return port;
}

/** In milliseconds. */
export function readSeconds(problems: Problems, name: string, value: string, most: number): number {
  const seconds = Number(value);
  if (!(seconds > 0 && seconds <= most)) {
    problems.add(name, `is "${value}"; write a number of seconds, at most ${most}`);
  }
  return seconds * 1_000;
}

export function readGuid(problems: Problems, name: string, value: string | undefined): string {
  if (!value) problems.add(name, 'is missing; write the id as Entra shows it');
  else if (!GUID.test(value))
    problems.add(name, `is "${value}", which is not an id as Entra shows it`);
  return (value ?? '').toLowerCase();
}

/** An https address; in the sandbox a loopback one, so that it can never reach a real tenant. */
export function readAddress(
  problems: Problems,
  name: string,
  value: string,
  sandbox: boolean,
): string {
  const address = URL.canParse(value) ? new URL(value) : undefined;
  const { username, password, search, hash, protocol, host } = address ?? {};
  // Any of these may be a secret, and so may a path; what is wrong is logged.
  if (!address || username || password || search || hash) {
    problems.add(
      name,
      'is not a plain address; write it as https://host/path, without user, password and query',
    );
    return value;
  }
  const loopback = LOOPBACK.includes(address.hostname);
  if (sandbox && !loopback) {
    problems.add(
      name,
      `has "${protocol}//${host}"; in the sandbox it must be on this machine: http://127.0.0.1:…`,
    );
  }
  if (!sandbox && (address.protocol !== 'https:' || loopback)) {
    problems.add(name, `has "${protocol}//${host}"; production needs an https address`);
  }
  return value.replace(/\/+$/, '');
}

/** A length of time, or `off`. */
export function readEvery(problems: Problems, name: string, value: string): number | null {
  if (value === 'off') return null;
  const ms = parseIsoDuration(value);
  if (ms !== undefined && ms >= 5 * MINUTE) return ms;
  problems.add(name, `is "${value}"; write PT5M or longer, such as PT4H, or off`);
  return null;
}
