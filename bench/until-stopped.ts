/**
 * Runs a bench so that nothing it started outlives it: at its end, at a failure and at Ctrl-C the clean-up steps
 * run, the last one first.
 */
export type Cleanup = (step: () => Promise<void> | void) => void;

export async function runBench(bench: (cleanup: Cleanup) => Promise<void>): Promise<never> {
  const steps: (() => Promise<void> | void)[] = [];
  let cleaning: Promise<void> | null = null;
  const cleanUp = (): Promise<void> =>
    (cleaning ??= (async () => {
      for (let step = steps.pop(); step !== undefined; step = steps.pop())
        try {
          await step();
        } catch (error) {
          say(`clean-up: ${String(error)}`);
        }
    })());
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    say('stopping…');
    void cleanUp().then(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  let exitCode = 0;
  try {
    // What comes up after the stop was asked for is cleaned up as well.
    await bench((step) => {
      if (cleaning === null) steps.push(step);
      else void step();
    });
  } catch (error) {
    // What fails while everything is being stopped fails because of it.
    if (!stopped) say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    exitCode = 1;
  }
  await cleanUp();
  process.exit(stopped ? 130 : exitCode);
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
