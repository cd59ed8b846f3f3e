// Serves the web client: its page, its files, and what it needs to know at the start.
import { type RequestHandler, Router } from 'express';
import type { Directories } from '../start/directories.ts';
import type { WalkWorld } from '../walk/walk.ts';
import { openAssets } from './assets.ts';
import { beginning } from './beginning.ts';
import { icon, page } from './page.ts';

// Scripts and connections go to the sandbox only; pictures on cards may come from anywhere safe.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const safe: RequestHandler = (_request, response, next) => {
  response.set({
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
  next();
};

export function webRouter(world: WalkWorld, directories: Directories): Router {
  const router = Router();
  const assets = openAssets();

  router.get('/', safe, (_request, response) => {
    response.type('html').send(page(assets.list('/style/'), assets.list('/code/')));
  });
  router.get('/favicon.svg', safe, (_request, response) => {
    response.type('image/svg+xml').send(icon());
  });
  router.get('/sandbox/web', (_request, response) => {
    response.json(beginning(world, directories));
  });
  router.get(/^\/(?:code|style|vendor)\//, safe, (request, response, next) => {
    const asset = assets.find(request.path);
    if (!asset) return next();
    response.set({ 'content-type': asset.type, etag: asset.etag });
    if (request.headers['if-none-match'] === asset.etag) return void response.status(304).end();
    return void response.send(asset.body);
  });
  return router;
}
