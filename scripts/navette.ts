import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What one start has compiled, the next ones read; where the folder cannot be written, each compiles for itself.
enableCompileCache(join(import.meta.dirname, 'cache'));
const { runNavette } = await import('./cli/main.ts');
await runNavette(import.meta.dirname);
