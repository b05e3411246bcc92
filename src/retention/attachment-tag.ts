import { algorithmOf, hexOf } from '../oci/digest.ts';

/** `sha256-HEX`, alone or with an ending such as `.sig`, `.att` or `.sbom`. */
const pattern = /^(sha(?:256|512)-[a-f0-9]{64})(?:\.[\w.-]+)?$/;

/**
 * The part of a tag that spells the digest its manifest is attached to: the fallback of the referrers API
 * (distribution specification, "Referrers Tag Schema") and what cosign before version 3 writes. Undefined for any
 * other tag.
 */
export const attachmentStem = (tag: string): string | undefined => pattern.exec(tag)?.[1];

/** How such tags spell a digest; long digests are cut. */
export const stemOf = (digest: string): string => `${algorithmOf(digest)}-${hexOf(digest).slice(0, 64)}`;
