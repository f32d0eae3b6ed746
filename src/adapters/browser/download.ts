/** Hands a file to the person; the browser asks where, or puts it with the downloads. */
export function download(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: kindOf(name) }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Long enough for the slowest browser to have begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const kindOf = (name: string) =>
  name.endsWith('.zip') ? 'application/zip' : name.endsWith('.xml') ? 'application/xml' : 'application/octet-stream';
