import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignatureV4 } from '@smithy/signature-v4';
import { audiences, aws } from '../../clouds/identities.ts';
import { type Fixture, startFixture } from './fixture.ts';
import { reviewToken } from './token-review.ts';

/** Node's SHA-256 in the shape the official signer asks for. */
class Sha256 {
  readonly #hash: Hash | Hmac;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const bytes = secret === undefined || typeof secret === 'string' ? secret : bytesOf(secret);
    this.#hash = bytes === undefined ? createHash('sha256') : createHmac('sha256', bytes);
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(typeof data === 'string' ? data : bytesOf(data));
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {}
}

function bytesOf(data: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

describe('bearer tokens of the EKS cluster', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture();
  }, 60_000);
  afterAll(() => fixture.close());

  const token = async (
    options: {
      role?: string;
      cluster?: string;
      sts?: string;
      date?: Date;
      action?: string;
      secret?: string;
    } = {},
  ) => {
    const endpoint = fixture.standIns.aws.sts;
    const anonymous = { accessKeyId: 'x', secretAccessKey: 'x' };
    const sts = new STSClient({ region: aws.region, endpoint, credentials: anonymous });
    const { Credentials } = await sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: options.role ?? aws.roles.deploy,
        RoleSessionName: 'run-1',
        WebIdentityToken: await fixture.idToken(audiences.aws),
      }),
    );
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: options.secret ?? Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const signer = new SignatureV4({ service: 'sts', region: aws.region, credentials, sha256: Sha256 });
    const url = new URL(options.sts ?? endpoint);
    const cluster = options.cluster ?? aws.cluster;
    const request = {
      method: 'GET',
      protocol: 'https:',
      hostname: url.hostname,
      port: Number(url.port),
      path: '/',
      query: { Action: options.action ?? 'GetCallerIdentity', Version: '2011-06-15' },
      headers: { host: url.host, ...(cluster === '' ? {} : { 'x-k8s-aws-id': cluster }) },
    };
    const signed = await signer.presign(request, {
      expiresIn: 60,
      ...(options.date ? { signingDate: options.date } : {}),
    });
    const query = new URLSearchParams(
      Object.entries(signed.query ?? {}).map(([name, value]): [string, string] => [name, `${value}`]),
    );
    return `k8s-aws-v1.${Buffer.from(`${url.origin}/?${query}`).toString('base64url')}`;
  };
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

  it('stand for their role, the deploy role in the deployers’ group', async () => {
    const { tokenReview } = fixture.standIns.aws;
    const deploy = await reviewToken(tokenReview, await token());
    expect(deploy).toMatchObject({ authenticated: true, user: { groups: ['flotilla-deployers'] } });
    expect(deploy.user?.username).toBe(
      `arn:aws:sts::${aws.account}:assumed-role/delivery-platform-deploy-production/run-1`,
    );
    const push = await reviewToken(tokenReview, await token({ role: aws.roles.push }));
    expect(push).toMatchObject({ authenticated: true, user: { groups: [] } });
  });

  it('live fifteen minutes, whatever X-Amz-Expires says', async () => {
    const { tokenReview } = fixture.standIns.aws;
    expect(await reviewToken(tokenReview, await token({ date: minutesAgo(14) }))).toMatchObject({
      authenticated: true,
    });
    expect(await reviewToken(tokenReview, await token({ date: minutesAgo(16) }))).toMatchObject({
      authenticated: false,
    });
  });

  it('are refused for another cluster, host, action or key, and without the cluster’s header', async () => {
    const hostile = [
      await token({ cluster: 'other-eks' }),
      await token({ cluster: '' }),
      await token({ sts: 'https://sts.eu-west-1.amazonaws.com' }),
      await token({ action: 'GetSessionToken' }),
      await token({ secret: 'guessed' }),
      'k8s-aws-v1.bm90IGEgdXJs',
      'anything',
      '',
    ];
    for (const wrong of hostile) {
      expect(await reviewToken(fixture.standIns.aws.tokenReview, wrong)).toMatchObject({
        authenticated: false,
      });
    }
  });
});
