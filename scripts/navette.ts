import { runNavette } from './cli/main.ts';

await runNavette(import.meta.dirname);
