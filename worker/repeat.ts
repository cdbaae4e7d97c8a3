/**
 * Runs `work` again and again with a pause between, until stopped; a stop waits for the round under way. `work`
 * answers whether there is more to do at once. A fault ends the round, not the loop.
 */
export function repeat(
  work: () => Promise<{ more: boolean }>,
  pauseMs: number,
  onFault: (error: unknown) => void,
): { stop(): Promise<void> } {
  let stopped = false;
  let wake: () => void = () => undefined;
  const loop = (async () => {
    while (!stopped) {
      try {
        if ((await work()).more) continue;
      } catch (error) {
        onFault(error);
      }
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    async stop() {
      stopped = true;
      wake();
      await loop;
    },
  };
}
