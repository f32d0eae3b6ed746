import type { BodyReader } from '#formats/gift/read/body';

/** `{}`: a text to write. */
export const readLong: BodyReader = () => ({ type: 'long' });
