import { maskedForms } from '../../src/core/log.ts';

/** What credentials of the three clouds, of GitHub and of Kubernetes look like. */
const shapes: Readonly<Record<string, RegExp>> = {
  'JSON Web Token': /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  'EKS token': /k8s-aws-v1\.[\w-]{20,}/,
  'presigned URL': /X-Amz-Signature=[0-9a-f]{32,}/,
  'AWS access key': /\bASIA[0-9A-Z]{16}\b/,
  'Google access token': /\bya29\.[\w-]{20,}/,
  'Basic credential': /\bBasic [A-Za-z0-9+/]{24,}={0,2}/,
  'Bearer credential': /\bBearer [\w.~+/-]{24,}/,
  'private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
};

/** Names of the secrets in a text: known shapes, and given values in every form they travel in. */
export function findSecrets(text: string, values: readonly string[]): string[] {
  const found = Object.entries(shapes)
    .filter(([, shape]) => shape.test(text))
    .map(([name]) => name);
  for (const [index, value] of values.entries()) {
    if (maskedForms(value).some((form) => form.length >= 12 && text.includes(form)))
      found.push(`canary ${index}`);
  }
  return found;
}
