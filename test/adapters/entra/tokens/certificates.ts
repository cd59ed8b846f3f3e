// Certificates of a test's own: an authority that nobody else trusts, and what it signs.
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
} as const;

export interface Pem {
  readonly certificate: string;
  readonly key: string;
}

export interface Authority {
  readonly certificate: string;
  /** A certificate for a server on this machine. */
  forServer(): Promise<Pem>;
}

const validity = () => ({
  notBefore: new Date(Date.now() - 60_000),
  notAfter: new Date(Date.now() + 3_600_000),
});

const newKeys = () => crypto.subtle.generateKey(RSA, true, ['sign', 'verify']);

async function pemOf(certificate: X509Certificate, key: CryptoKey): Promise<Pem> {
  const bytes = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  const lines = bytes.match(/.{1,64}/g) ?? [];
  return {
    certificate: certificate.toString('pem'),
    key: ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n'),
  };
}

export async function newAuthority(): Promise<Authority> {
  const keys = await newKeys();
  const root = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Authority of a test',
    ...validity(),
    signingAlgorithm: RSA,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
    ],
  });
  return {
    certificate: root.toString('pem'),
    async forServer() {
      const own = await newKeys();
      const certificate = await X509CertificateGenerator.create({
        serialNumber: '02',
        subject: 'CN=localhost',
        issuer: root.subject,
        ...validity(),
        signingAlgorithm: RSA,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
      });
      return pemOf(certificate, own.privateKey);
    },
  };
}

/** As an operator makes one for an app registration. */
export async function newClientCertificate(): Promise<Pem> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '03',
    name: 'CN=Drawbridge reader',
    ...validity(),
    signingAlgorithm: RSA,
    keys,
  });
  return pemOf(certificate, keys.privateKey);
}
