import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { ActionError } from '../core/errors.ts';

/**
 * Sealing for one reader: an X25519 key made for this one text, HKDF-SHA256, AES-256-GCM. Who seals needs the public
 * key only, so a job that plans cannot open what another planned. Layout: magic, public key of the sender (32 bytes),
 * nonce (12), tag (16), ciphertext. RFC 7748, RFC 5869, NIST SP 800-38D.
 */
const magic = Buffer.from('flotilla-sealed-1\n');
const sizes = { key: 32, nonce: 12, tag: 16 } as const;
/** What stands before the 32 bytes of an X25519 public key in DER (RFC 8410). */
const derPrefix = Buffer.from('302a300506032b656e032100', 'hex');

/** Seals bytes for the owner of a public key in PEM. `INPUT_INVALID`. */
export function seal(publicKey: string, content: Buffer): Buffer {
  const reader = readKey(publicKey, createPublicKey, 'public');
  const own = generateKeyPairSync('x25519');
  const sender = rawOf(own.publicKey);
  const nonce = randomBytes(sizes.nonce);
  const cipher = createCipheriv('aes-256-gcm', keyOf(own.privateKey, reader, sender), nonce, {
    authTagLength: sizes.tag,
  });
  cipher.setAAD(magic);
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([magic, sender, nonce, cipher.getAuthTag(), sealed]);
}

/** Refuses a key that nothing could be sealed for, before there is anything to seal. `INPUT_INVALID`. */
export function checkPublicKey(publicKey: string): void {
  readKey(publicKey, createPublicKey, 'public');
}

/** Opens what was sealed for a private key in PEM. `INPUT_INVALID`, `ARTIFACT_MISMATCH`. */
export function unseal(privateKey: string, sealed: Buffer): Buffer {
  const key = readKey(privateKey, createPrivateKey, 'private');
  const afterSender = magic.length + sizes.key;
  const afterNonce = afterSender + sizes.nonce;
  const afterTag = afterNonce + sizes.tag;
  const sender = sealed.subarray(magic.length, afterSender);
  try {
    if (!sealed.subarray(0, magic.length).equals(magic)) throw new Error('its first bytes are others');
    const from = createPublicKey({ key: Buffer.concat([derPrefix, sender]), format: 'der', type: 'spki' });
    const decipher = createDecipheriv(
      'aes-256-gcm',
      keyOf(key, from, sender),
      sealed.subarray(afterSender, afterNonce),
      // Otherwise a tag that was cut short would do.
      { authTagLength: sizes.tag },
    );
    decipher.setAAD(magic);
    decipher.setAuthTag(sealed.subarray(afterNonce, afterTag));
    return Buffer.concat([decipher.update(sealed.subarray(afterTag)), decipher.final()]);
  } catch (cause) {
    throw new ActionError('ARTIFACT_MISMATCH', 'The plan cannot be opened with this private key', {
      hint: 'The input `plan-key` of the plan and the secret FLOTILLA_PLAN_KEY must be of one pair; see docs/infrastructure.md.',
      cause,
    });
  }
}

function readKey(pem: string, read: (pem: string) => KeyObject, half: 'public' | 'private'): KeyObject {
  try {
    const key = read(pem);
    // From a private key Node would make the public one in silence, and the secret would stay where it does not belong.
    if (
      pem.includes('PRIVATE') === (half === 'private') &&
      key.asymmetricKeyType === 'x25519' &&
      key.type === half
    )
      return key;
  } catch {
    // What is wrong with a key is not said: the reason may quote it.
  }
  throw new ActionError('INPUT_INVALID', `plan-key: is not the ${half} half of an X25519 key in PEM`, {
    hint: 'Make a pair: openssl genpkey -algorithm x25519 -out plan.key && openssl pkey -in plan.key -pubout',
  });
}

const rawOf = (key: KeyObject): Buffer =>
  key.export({ type: 'spki', format: 'der' }).subarray(derPrefix.length);

const keyOf = (own: KeyObject, other: KeyObject, sender: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey: own, publicKey: other }), sender, magic, 32));
