import { compileModule } from 'svelte/compiler';
import { defineConfig } from 'vitest/config';
import { wordParts } from './src/site/wordParts.ts';

/** The state classes of islands, as a page without a screen runs them. */
const runes = {
  name: 'runes',
  enforce: 'post' as const,
  transform: (code: string, id: string) =>
    id.endsWith('.svelte.ts') ? compileModule(code, { filename: id, generate: 'server' }).js : undefined,
};

export default defineConfig({
  plugins: [runes, wordParts()],
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
