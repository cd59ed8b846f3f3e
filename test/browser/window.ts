// A Chromium that looks at one sandbox: pages of their own, their complaints, and pictures of them.
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const SHOTS = resolve(import.meta.dirname, '../../test-results/browser');
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function chromiumPath(): string {
  const path = [process.env.CHROMIUM ?? '', ...PLACES].find((one) => one && existsSync(one));
  if (path) return path;
  throw new Error('No Chromium found: install one, or set CHROMIUM to its path.');
}

export interface Window {
  readonly origin: string;
  /** A page of its own, already showing the chats; `troubles` are what its console complained about. */
  page(options?: BrowserContextOptions, hash?: string): Promise<{ page: Page; troubles: string[] }>;
  shot(page: Page, name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openWindow(origin: string): Promise<Window> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  mkdirSync(SHOTS, { recursive: true });
  return {
    origin,
    async page(options = {}, hash = '') {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        // Nothing moves, so that a picture shows the page as it stands.
        reducedMotion: 'reduce',
        ...options,
      });
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on('pageerror', (error) => troubles.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') {
          troubles.push(message.text());
        }
      });
      await page.goto(`${origin}/${hash}`);
      await page.locator('.chat .message').first().waitFor();
      return { page, troubles };
    },
    async shot(page, name) {
      await page.screenshot({ path: join(SHOTS, `${name}.png`) });
    },
    close: () => browser.close(),
  };
}
