// Checks recorded Graph exchanges against Microsoft's published contract.
// What an identity of the product sends must be without fault and covered by the permissions that
// infra/graph-permissions.json gives it. The simulator's own tests also send what is wrong on
// purpose: there every answer must be without fault, and what breaks the contract must be refused.
import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Requests beyond the contract that are answered, each with its reason. */
const ANSWERED = [
  [/^\/beta\//, 'the contract is about v1.0; beta answers what the tenant file holds'],
  [/^\/v1\.0\/identity\/somethingNew/, 'a path that a tenant file brings along'],
  [/^\/v1\.0\/users\?\$count=true$/, 'without ConsistencyLevel the count is left out, as in Graph'],
  [/\/members\/microsoft\.graph\.user\b/, 'a cast that Graph answers and publishes no page for'],
];

/** Read operations that Microsoft's reference has and the part of the contract beside this checkout leaves out. */
const BEYOND = [
  // https://learn.microsoft.com/graph/api/device-list
  /^\/v1\.0\/devices\b/,
  // https://learn.microsoft.com/graph/api/authenticationflowspolicy-get
  /^\/v1\.0\/policies\/authenticationFlowsPolicy\b/,
  // https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignedto
  /^\/v1\.0\/servicePrincipals\(appId='[0-9a-f-]+'\)\/appRoleAssignedTo\b/,
  // https://learn.microsoft.com/graph/api/policyroot-list-b2bmanagementpolicies, beta only
  /^\/beta\/policies\/b2bManagementPolicies\b/,
];

/**
 * Operations that Microsoft's reference has and the part of the contract beside this checkout leaves out,
 * sent by an administrator's own sign-in and never by an identity of the product.
 */
const OF_ADMINISTRATORS = [
  // https://learn.microsoft.com/graph/api/user-get
  ['GET', /^\/v1\.0\/me$/],
  // https://learn.microsoft.com/graph/api/application-get
  ['GET', /^\/v1\.0\/applications\(uniqueName='[^']+'\)$/],
  // https://learn.microsoft.com/graph/api/application-list-federatedidentitycredentials
  ['GET', /^\/v1\.0\/applications\/[0-9a-f-]+\/federatedIdentityCredentials$/],
  // https://learn.microsoft.com/graph/api/application-post-federatedidentitycredentials
  ['POST', /^\/v1\.0\/applications\/[0-9a-f-]+\/federatedIdentityCredentials$/],
  // https://learn.microsoft.com/graph/api/federatedidentitycredential-delete
  ['DELETE', /^\/v1\.0\/applications\/[0-9a-f-]+\/federatedIdentityCredentials\/[0-9a-f-]+$/],
];

/** What is in Microsoft's prose and not in its API description. */
const DOCUMENTED = [
  // https://learn.microsoft.com/graph/api/entitlementmanagement-post-assignmentrequests, example 1
  /^'(targetId|assignmentPolicyId|accessPackageId)' is in Microsoft's prose/,
  // https://learn.microsoft.com/graph/api/resources/organization
  /organization has no property 'isMultipleDataLocationsForServicesEnabled'$/,
];

const [contract, recording] = process.argv.slice(2);
// Started through a link, the check takes itself for imported and says nothing.
const proxy = realpathSync(contract);
const lines = readFileSync(recording, 'utf8').trim().split('\n');
const exchanges = lines.map((line) => JSON.parse(line));
const read = (file) => readFileSync(file, 'utf8');
const { identities } = JSON.parse(read('infra/graph-permissions.json'));
const { identities: signIns } = parse(read('estate/estate.yaml'));
const isProduct = ({ appId }) => Object.values(signIns).some(({ clientId }) => clientId === appId);

function check(name, keep, ...more) {
  const file = `${recording}.${name}`;
  const kept = exchanges.filter(keep);
  writeFileSync(file, kept.map((exchange) => `${JSON.stringify(exchange)}\n`).join(''));
  const args = [proxy, '--offline', file, '--undocumented-is-violation', '--strict-enum-case'];
  const { status, stdout } = spawnSync(process.execPath, [...args, ...more], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // 1: it found something, which is in the report.
  if (status !== 0 && status !== 1) throw new Error(`The contract check ended with ${status}.`);
  return { ...JSON.parse(stdout), name, kept };
}

// Of a part of a batch only its path is known, and the version of the whole.
const isBeyond = ({ kind, method, url = '', where = '' }) => {
  const read = method === 'GET' || url.endsWith('/$batch');
  const path = `${/^\/[^/]+/.exec(url)?.[0]}${where.replace(/^\/beta\b/, '')}`;
  return read && /^(path|version)$/.test(kind) && BEYOND.some((pattern) => pattern.test(path));
};

const isOfAdministrators = ({ kind, method, url = '' }) =>
  kind === 'path' &&
  OF_ADMINISTRATORS.some(
    ([verb, pattern]) => verb === method && pattern.test(decodeURIComponent(url.split('?')[0])),
  );

const isFault = ({ message }) => !DOCUMENTED.some((pattern) => pattern.test(message));

const ofProduct = Object.entries(identities).map(([identity, { permissions }]) =>
  check(
    identity,
    ({ appId }) => appId === signIns[identity].clientId,
    '--granted',
    Object.keys(permissions).join(','),
  ),
);
const ofSimulator = check('simulator', (exchange) => !isProduct(exchange));
const unused = ofProduct.filter(({ requests }) => requests === 0).map(({ name }) => name);
if (unused.length > 0) throw new Error(`Nothing was recorded of: ${unused.join(', ')}`);
const wrong = [
  ...ofProduct.flatMap(({ name, violations, warnings }) =>
    [...violations, ...warnings]
      .filter(isFault)
      .filter((one) => !isBeyond(one))
      .map((found) => ({ ...found, name })),
  ),
  ...ofSimulator.violations.filter(isFault).filter((found) => {
    const { n, scope, url } = found;
    if (scope !== 'request') return true;
    if (ofSimulator.kept[n - 1].status >= 400 || isBeyond(found)) return false;
    if (isOfAdministrators(found)) return false;
    return !ANSWERED.some(([pattern]) => pattern.test(decodeURIComponent(url)));
  }),
];
for (const { name, requests, distinctOperations } of [...ofProduct, ofSimulator]) {
  console.log(`${name}: ${requests} exchanges, ${distinctOperations} operations`);
}
for (const { name = 'simulator', method = '', url = '', operation, where = '', message } of wrong) {
  console.log(`  ${name}: ${method} ${url || operation} ${where}: ${message}`);
}
console.log(wrong.length === 0 ? 'The contract holds.' : `${wrong.length} breaks of the contract.`);
process.exit(wrong.length === 0 ? 0 : 1);
