import net from 'node:net';
import { SettingsError } from './settings';

/** Whether something could listen on this port now. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Whether somebody answers on this port. Unlike `isPortFree` it never holds the port, even for a moment. */
export function doesPortAnswer(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host });
    const settle = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

/** A port that is free now; whoever takes it must be ready to lose the race and ask again. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('the system gave no free port')),
      );
    });
  });
}

/**
 * @param waitMs how long to wait for whoever holds it now, in milliseconds: the engines of a killed predecessor
 *   need a moment to stop
 * @throws SettingsError naming the setting, when the port stays taken
 */
export async function needFreePort(
  setting: string,
  port: number,
  host = '127.0.0.1',
  waitMs = 0,
): Promise<void> {
  const until = Date.now() + waitMs;
  while (!(await isPortFree(port, host))) {
    if (Date.now() >= until) {
      throw new SettingsError(
        `${setting} is ${port}, and another program listens there: stop it, or set ${setting} to a free port.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
