// The product that `npm start` keeps running: the embedded database has one process, which answers for it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The answer as it came; throws with `otherwise` where nothing runs that could give one. */
export async function askRunning<T>(
  dataDir: string,
  path: string,
  otherwise: string,
  body?: unknown,
): Promise<T> {
  return (await (await responseOf(dataDir, path, otherwise, body)).json()) as T;
}

export async function responseOf(
  dataDir: string,
  path: string,
  otherwise: string,
  body?: unknown,
): Promise<Response> {
  const run = join(dataDir, 'run.json');
  const secret = join(dataDir, 'control.secret');
  if (!existsSync(run) || !existsSync(secret)) throw new Error(otherwise);
  const { ports } = JSON.parse(readFileSync(run, 'utf8')) as { ports: { product: number } };
  const response = await fetch(`http://127.0.0.1:${ports.product}/control/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'x-control-secret': readFileSync(secret, 'utf8').trim(),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((error: Error) => error);
  if (response instanceof Error) throw new Error(`${otherwise} ${response.message}`);
  if (!response.ok) throw new Error(`${otherwise} It answered ${response.status}.`);
  return response;
}
