// Server-sent events: tells open pages that something moved, so that they read it again.
import type { Request, RequestHandler, Response } from 'express';
import type { Bus } from '../bus.ts';

const HEARTBEAT_MS = 20_000;

/** `closing` ends all open streams, since a server waits for them otherwise. */
export function eventStream(bus: Bus, closing: AbortSignal): RequestHandler {
  return (request: Request, response: Response) => {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'keep-alive',
    });
    response.write('retry: 1000\n\n');
    const stop = bus.listen((topic, detail) => {
      response.write(`event: ${topic}\ndata: ${JSON.stringify(detail)}\n\n`);
    });
    const beat = setInterval(() => response.write(': here\n\n'), HEARTBEAT_MS);
    const finish = () => {
      stop();
      clearInterval(beat);
      closing.removeEventListener('abort', finish);
      response.end();
    };
    request.on('close', finish);
    closing.addEventListener('abort', finish);
  };
}
