import { commandLineOf, isAlive } from './process-facts';

/** How long each signal is given, in milliseconds. */
const patienceMs = 8_000;

/**
 * Stops an engine that outlived whoever started it (guard and parent both killed at once). Its command line must
 * name our data, so that a process id used again by somebody else is never touched.
 */
export async function stopLeftover(
  pid: number,
  commandNames: string,
  signals: readonly NodeJS.Signals[],
): Promise<void> {
  for (const signal of signals) {
    if (!isAlive(pid) || !commandLineOf(pid).includes(commandNames)) return;
    try {
      process.kill(pid, signal);
    } catch {
      // It went by itself: its guard was stopping it.
    }
    for (let waited = 0; waited < patienceMs && isAlive(pid); waited += 50) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
