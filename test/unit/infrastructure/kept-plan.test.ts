import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { keepPlan, openKeptPlan } from '../../../src/infrastructure/kept-plan.ts';
import { seal, unseal } from '../../../src/infrastructure/sealed.ts';

const pair = (generate = () => generateKeyPairSync('x25519')) => {
  const { publicKey, privateKey } = generate();
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};
const { publicKey, privateKey } = pair();
const content = Buffer.from('canary-0123456789');

describe('a sealed text', () => {
  it('is opened by the owner of the key, and says nothing to others', () => {
    const sealed = seal(publicKey, content);
    expect(sealed.includes(content)).toBe(false);
    expect(unseal(privateKey, sealed)).toEqual(content);
    expect(seal(publicKey, content)).not.toEqual(sealed);
    expect(() => unseal(pair().privateKey, sealed)).toThrow(/cannot be opened/);
  });

  it('is refused when one bit of it is another, or part of it is missing', () => {
    const sealed = seal(publicKey, content);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      // The top bit of an X25519 key means nothing (RFC 7748, 5); the sender's bytes are part of the key all the same.
      expect(() => unseal(privateKey, changed)).toThrow(/cannot be opened/);
      expect(() => unseal(privateKey, sealed.subarray(0, at))).toThrow(/cannot be opened/);
    }
  });

  it('needs the right half of a key of the right kind, which no message shows', () => {
    const wrong = /^plan-key: is not the (public|private) half of an X25519 key in PEM$/;
    expect(() => seal(privateKey, content)).toThrow(wrong);
    expect(() => seal(pair(() => generateKeyPairSync('ed25519')).publicKey, content)).toThrow(wrong);
    expect(() => seal('nonsense', content)).toThrow(wrong);
    expect(() => unseal(publicKey, seal(publicKey, content))).toThrow(wrong);
  });
});

describe('a kept plan', () => {
  const place = {
    environment: 'production',
    root: 'main',
    directory: 'infrastructure/main',
    commit: 'c'.repeat(40),
  };
  const purpose = {
    ...{ version: 1 as const, ...place, run: 'https://github.example/run' },
    ...{ createdAt: '2026-11-23T04:00:00.000Z', program: '1.11.4' },
  };
  const { sealed, digest } = keepPlan(publicKey, purpose, content);

  it('is what was kept, where it is for', () => {
    expect(openKeptPlan(privateKey, sealed, digest, place)).toEqual({ purpose, plan: content });
  });

  it('is refused under another digest, before any key is read', () => {
    expect(() => openKeptPlan('no key', sealed, `sha256:${'0'.repeat(64)}`, place)).toThrow(
      /not the approved/,
    );
  });

  it.each(Object.keys(place))('is refused for another %s', (key) => {
    expect(() => openKeptPlan(privateKey, sealed, digest, { ...place, [key]: 'other' })).toThrow(
      new RegExp(`The plan is for ${key} .*, not other`),
    );
  });
});
