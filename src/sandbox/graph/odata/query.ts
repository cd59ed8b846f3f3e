// Reads the query options of a request: known ones into their parts, anything else is a 400.
import { GraphProblem, invalidQuery } from '../problem.ts';
import type { Filter } from './filter-tree.ts';
import { FilterProblem, parseFilter } from './parse-filter.ts';

export interface Expand {
  name: string;
  options: Query;
}

export interface Order {
  segments: string[];
  descending: boolean;
}

export interface Query {
  select?: string[];
  expand?: Expand[];
  filter?: Filter;
  orderby?: Order[];
  search?: string;
  top?: number;
  skip?: number;
  count?: boolean;
  skiptoken?: string;
  deltatoken?: string;
  /** Options without `$`, such as `@id`. */
  custom: Record<string, string>;
  /** As written, for the links to further pages. */
  written: Record<string, string>;
}

const KNOWN = new Set([
  ...['$select', '$expand', '$filter', '$orderby', '$search', '$count', '$top', '$skip'],
  ...['$skiptoken', '$format', '$levels', '$deltatoken'],
]);

/** `search` is what stands after the question mark. */
export function readQuery(search: string): Query {
  const written: Record<string, string> = {};
  for (const part of search.split('&').filter(Boolean)) {
    const at = part.indexOf('=');
    const name = decoded(at < 0 ? part : part.slice(0, at));
    if (name in written) throw invalidQuery(`Query option '${name}' was specified more than once.`);
    written[name] = at < 0 ? '' : decoded(part.slice(at + 1));
  }
  return queryOf(written);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    throw invalidQuery(`The query part '${part}' is not well encoded.`);
  }
}

function queryOf(written: Record<string, string>): Query {
  const query: Query = { custom: {}, written };
  for (const [name, value] of Object.entries(written)) {
    const known = name.toLowerCase();
    if (KNOWN.has(known)) readOption(query, known, value);
    else if (name.startsWith('$') || KNOWN.has(`$${known}`))
      throw invalidQuery(`The query parameter '${name}' is not supported.`);
    else query.custom[name] = value;
  }
  return query;
}

function readOption(query: Query, name: string, value: string): void {
  const list = () =>
    value
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
  switch (name) {
    case '$select':
      query.select = list();
      break;
    case '$expand':
      query.expand = splitOutside(value, ',').map(readExpand);
      break;
    case '$filter':
      query.filter = readFilter(value);
      break;
    case '$orderby':
      query.orderby = list().map(readOrder);
      break;
    case '$search':
      query.search = value;
      break;
    case '$count':
      if (!/^(true|false)$/i.test(value))
        throw invalidQuery(`Invalid value '${value}' for $count query option found.`);
      query.count = value.toLowerCase() === 'true';
      break;
    case '$top':
      query.top = wholeNumber(name, value);
      break;
    case '$skip':
      query.skip = wholeNumber(name, value);
      break;
    case '$skiptoken':
      query.skiptoken = value;
      break;
    case '$deltatoken':
      query.deltatoken = value;
      break;
    default:
      break;
  }
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d+$/.test(value))
    throw invalidQuery(
      `Invalid value '${value}' for ${name} query option found. The ${name} query option requires a non-negative integer value.`,
    );
  return Number(value);
}

function readFilter(value: string): Filter {
  try {
    return parseFilter(value);
  } catch (error) {
    if (error instanceof FilterProblem)
      throw new GraphProblem(400, 'BadRequest', `Invalid filter clause: ${error.message}`);
    throw error;
  }
}

function readOrder(one: string): Order {
  const match = /^(\S+)(?:\s+(asc|desc))?$/i.exec(one);
  if (!match?.[1]) throw invalidQuery(`Syntax error in $orderby: '${one}'.`);
  return { segments: match[1].split('/'), descending: match[2]?.toLowerCase() === 'desc' };
}

function readExpand(one: string): Expand {
  const match = /^([^(]+?)(?:\((.*)\))?$/s.exec(one.trim());
  if (!match?.[1]) throw invalidQuery(`Parsing OData Select and Expand failed: '${one}'.`);
  const written: Record<string, string> = {};
  for (const option of splitOutside(match[2] ?? '', ';')) {
    const at = option.indexOf('=');
    written[option.slice(0, at).trim()] = option.slice(at + 1).trim();
  }
  return { name: match[1].trim(), options: queryOf(written) };
}

/** Splits at `sign` where it stands outside quotes and parentheses. */
function splitOutside(value: string, sign: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let part = '';
  for (const char of value) {
    if (char === "'") quoted = !quoted;
    if (!quoted && char === '(') depth += 1;
    if (!quoted && char === ')') depth -= 1;
    if (char === sign && depth === 0 && !quoted) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part].filter((one) => one.trim() !== '');
}
