// `npm run deploy:image`: what it would have the Azure CLI do, in which order, and when it stops.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const READY = {
  REGISTRY_NAME: 'drawbridgeabc',
  AZURE_SUBSCRIPTION_ID: '0b7ad8a3-c551-4bf1-9157-7f2a01302770',
  AZURE_RESOURCE_GROUP_NAME: 'drawbridge',
};
const run = (env: Record<string, string>, ...words: string[]) =>
  spawnSync(process.execPath, ['scripts/deploy-image.ts', ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });

test('before anything is provisioned it says so, and does nothing', () => {
  const { status, stderr, stdout } = run({}, '--tag', '1', '--dry-run');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('REGISTRY_NAME is empty in env/.env.dev. Provision first.');
});

test('parameters that nobody filled in are all named', () => {
  const { status, stderr, stdout } = run(READY, '--tag', '1', '--dry-run');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/DATABASE_ADMIN_OBJECT_ID is empty.*DATABASE_ADMIN_NAME is empty/);
});

test('an environment that is not there is refused', () => {
  expect(run(READY, '--env', 'moon').stderr).toContain('There is no env/.env.moon.');
});

test('the image is built first, and then the whole of infra/ is brought to where it runs', () => {
  const filled = {
    ...READY,
    DATABASE_ADMIN_OBJECT_ID: READY.AZURE_SUBSCRIPTION_ID,
    DATABASE_ADMIN_NAME: 'Database administrators',
    ALERT_EMAIL: 'operators@contoso.example',
  };
  const { status, stdout, stderr } = run(filled, '--tag', '7', '--dry-run');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const [build = '', deploy = ''] = stdout.split('\n');
  expect(build).toMatch(/^az acr build .*--registry drawbridgeabc --image drawbridge:7 \.$/);
  expect(deploy).toContain('--template-file infra/main.bicep');
  expect(deploy).toContain('image=drawbridgeabc.azurecr.io/drawbridge:7');
  expect(deploy).toContain('signInVault=none');
});
