import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserStore } from '#adapters/browser/courseStore';
import { memoryStore } from '#adapters/memory/courseStore';
import { nodeStore } from '#adapters/node/courseStore';
import type { FileTree } from '#core/fileTree';
import { courseStoreContract } from './courseStoreContract.ts';

courseStoreContract('memory', () => {
  const store = memoryStore(new Map<string, FileTree>());
  return Promise.resolve(() => store);
});

courseStoreContract('node', async () => {
  const root = await mkdtemp(join(tmpdir(), 'navette-'));
  return () => nodeStore(root);
});

courseStoreContract('indexeddb', () => {
  const factory = new IDBFactory();
  return Promise.resolve(() => browserStore('navette', factory));
});
