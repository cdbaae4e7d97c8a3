/** Waits for a condition, never for a time. */
export async function until(
  holds: () => Promise<boolean> | boolean,
  within: number,
  otherwise: () => string = () => 'the condition did not come about',
): Promise<void> {
  const end = Date.now() + within;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(otherwise());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
