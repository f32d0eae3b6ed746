/** The database of courses, made at first use. */
export function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('courses', { keyPath: 'name' });
    request.result.createObjectStore('files');
    request.result.createObjectStore('batches', { autoIncrement: true }).createIndex('course', 'course');
  };
  return settled(request);
}

/** The result of a request, as a promise. */
export function settled<T>(request: IDBRequest<T>): Promise<T> {
  const result = new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('a request failed without a reason'));
  });
  // Requests that nobody waits for any more fail with the transaction, which tells the reason.
  result.catch(() => undefined);
  return result;
}

/**
 * Does all of `work` in one transaction, and only then says so. A failure takes everything back, and its first reason
 * is told: a full disk, not the requests that broke after it.
 */
export async function inTransaction<T>(transaction: IDBTransaction, work: () => Promise<T>): Promise<T> {
  const end = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted by its own work'));
  });
  let result: T;
  try {
    result = await work();
  } catch (error) {
    abort(transaction);
    await end.catch(() => undefined);
    throw transaction.error ?? error;
  }
  await end;
  return result;
}

/** An aborted transaction refuses to be aborted again; either way it is. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    return;
  }
}
