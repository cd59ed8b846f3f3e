// The Teams app package: Microsoft's schema, the commands of the router, and icons of the right kind.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cards/notices.ts';
import { parseMessage } from '../../src/inbound/parse-message.ts';

const require = createRequire(import.meta.url);
// CommonJS packages whose types claim another default export than Node gives.
const Ajv = require('ajv-draft-04') as typeof import('ajv-draft-04').default;
const addFormats = require('ajv-formats') as typeof import('ajv-formats').default;
const source = readFileSync('appPackage/manifest.json', 'utf8');
/** What the Agents Toolkit puts in the places of its variables. */
const filled = source
  .replace(/\$\{\{(TEAMS_APP_ID|BOT_ID)\}\}/g, '0b7ad8a3-c551-4bf1-9157-7f2a01302770')
  .replaceAll(`${'$'}{{BOT_DOMAIN}}`, 'drawbridge.example')
  .replaceAll(`${'$'}{{APP_NAME_SUFFIX}}`, '');
const manifest = JSON.parse(filled) as {
  manifestVersion: string;
  bots: Array<{
    scopes: string[];
    commandLists: Array<{ commands: Array<{ title: string; description: string }> }>;
  }>;
};

/** Width, height, bit depth and colour type of a PNG, from its header. */
const pngHeader = (file: string) => {
  const bytes = readFileSync(file);
  return {
    png: bytes.subarray(1, 4).toString() === 'PNG',
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
  };
};

describe('app package', () => {
  test('the manifest keeps to Microsoft’s schema of its version', () => {
    const schema = require(
      `@microsoft/app-manifest/build/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`,
    ) as object;
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const validate = ajv.compile(schema);
    validate(manifest);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('no variable is left that the toolkit does not fill', () => {
    expect(filled).not.toContain(`${'$'}{{`);
  });

  test('its commands are the router’s, word for word', () => {
    const commands = manifest.bots[0]?.commandLists[0]?.commands ?? [];
    expect(
      commands.map(({ title, description }) => ({ words: title, about: description })),
    ).toEqual(COMMANDS);
    for (const { title } of commands) expect(parseMessage(title).intent).not.toBe('unknown');
  });

  test('the bot stays out of channels and groups', () => {
    expect(manifest.bots[0]?.scopes).toEqual(['personal']);
  });

  test('the icons have the sizes that Teams asks for', () => {
    expect(pngHeader('appPackage/color.png')).toEqual({ png: true, width: 192, height: 192 });
    expect(pngHeader('appPackage/outline.png')).toEqual({ png: true, width: 32, height: 32 });
  });
});
