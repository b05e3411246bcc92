import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { presignedUrl, signedHeaders } from '../../../src/clouds/aws/sigv4.ts';

// The credentials, date, requests and signatures of AWS's published Signature Version 4 test suite.
const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};
const scope = { service: 'service', region: 'us-east-1', now: Date.UTC(2015, 7, 30, 12, 36) };
const host = 'https://example.amazonaws.com';

/** The hash that the official signer, our oracle beyond the published requests, is built on. */
class Sha256 {
  readonly #hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret));
  }
  update(data: Uint8Array) {
    this.#hash.update(data);
  }
  async digest() {
    return new Uint8Array(this.#hash.digest());
  }
  reset() {
    throw new Error('not needed for signing');
  }
}

function bytes(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

describe('Signature Version 4', () => {
  it.each([
    ['get-vanilla', 'GET', '/', {}, '', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-vanilla-query-order-key-case',
      ...['GET', '/?Param2=value2&Param1=value1'],
      ...[{}, '', 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500'],
    ],
    ['post-vanilla', 'POST', '/', {}, '', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
    [
      'post-x-www-form-urlencoded',
      ...['POST', '/', { 'content-type': 'application/x-www-form-urlencoded' }, 'Param1=value1'],
      'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
    ],
  ] as [string, string, string, Record<string, string>, string, string][])(
    'computes the published signature of %s',
    (_name, method, path, headers, body, signature) => {
      const signed = signedHeaders({ method, url: `${host}${path}`, headers, body }, credentials, scope);
      expect(signed['authorization']).toContain(`Signature=${signature}`);
    },
  );

  const signer = (sessionToken?: string) =>
    new SignatureV4({
      credentials: { ...credentials, ...(sessionToken ? { sessionToken } : {}) },
      region: scope.region,
      service: scope.service,
      sha256: Sha256,
      applyChecksum: false,
    });
  // The official signer keeps the query in a plain object, where this one name is special.
  const word = fc
    .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 })
    .filter((text) => text !== '__proto__');

  it('agrees with the official signer on any query and body', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(word, word, { noNullPrototype: true }),
        fc.string({ unit: 'grapheme' }),
        async (query, body) => {
          const url = `${host}/clusters/delivery-eks?${new URLSearchParams(query)}`;
          const ours = signedHeaders(
            { method: 'POST', url, body },
            { ...credentials, sessionToken: 'token' },
            scope,
          );
          const theirs = await signer('token').sign(
            {
              method: 'POST',
              protocol: 'https:',
              hostname: 'example.amazonaws.com',
              path: '/clusters/delivery-eks',
              query: Object.fromEntries(new URL(url).searchParams),
              headers: { host: 'example.amazonaws.com' },
              body,
            },
            { signingDate: new Date(scope.now) },
          );
          expect(ours['authorization']).toBe(theirs.headers['authorization']);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('presigns as the official signer does, with signed headers left in the request', async () => {
    const ours = new URL(
      presignedUrl(
        {
          method: 'GET',
          url: `${host}/?Action=GetCallerIdentity&Version=2011-06-15`,
          headers: { 'x-k8s-aws-id': 'delivery-eks' },
        },
        60,
        { ...credentials, sessionToken: 'to+ken/=' },
        scope,
      ),
    );
    const theirs = await signer('to+ken/=').presign(
      {
        method: 'GET',
        protocol: 'https:',
        hostname: 'example.amazonaws.com',
        path: '/',
        query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
        headers: { host: 'example.amazonaws.com', 'x-k8s-aws-id': 'delivery-eks' },
      },
      { signingDate: new Date(scope.now), expiresIn: 60, unhoistableHeaders: new Set(['x-k8s-aws-id']) },
    );
    expect(Object.fromEntries(ours.searchParams)).toEqual(theirs.query);
  });
});
