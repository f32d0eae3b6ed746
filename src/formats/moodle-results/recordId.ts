import { sha256 } from '@noble/hashes/sha2.js';
import type { Id } from '#core/id';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The id of a record by what it says: the same export twice makes the same records. */
export function recordIdOf(content: readonly unknown[]): Id<'rc'> {
  const bytes = sha256(new TextEncoder().encode(JSON.stringify(content)));
  return `rc-${Array.from(bytes.subarray(0, 10), (byte) => alphabet[byte & 31]).join('')}`;
}
