/** The platform's own SHA-1; its module is read when a backup is written, not at each start. */
export const sha1 = (bytes: Uint8Array): Uint8Array =>
  process.getBuiltinModule('node:crypto').createHash('sha1').update(bytes).digest();
