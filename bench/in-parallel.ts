/** Does `count` pieces of work, `atOnce` at a time; the first failure ends it. */
export async function inParallel(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: Math.min(atOnce, count) }, async () => {
      while (next < count) {
        const index = next;
        next += 1;
        try {
          await work(index);
        } catch (error) {
          next = count;
          throw error;
        }
      }
    }),
  );
}
