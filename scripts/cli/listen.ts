import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How many ports are tried after the one asked for. */
const tries = 20;

/** Listens on this machine alone, at the port asked for or the next free one; gives the port. */
export async function listen(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; port <= wanted + tries && port <= 65_535; port++) {
    if (await listensAt(server, port)) return (server.address() as AddressInfo).port;
  }
  // Whatever the system has free.
  if (await listensAt(server, 0)) return (server.address() as AddressInfo).port;
  throw new Error('no port of 127.0.0.1 is free');
}

/** Whether the server could take this port; rejects where the machine has no such host. */
export function listensAt(server: Server, port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => {
      server.off('listening', accepted);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    const accepted = () => {
      server.off('error', refused);
      resolve(true);
    };
    server.once('error', refused);
    server.once('listening', accepted);
    server.listen(port, host);
  });
}
