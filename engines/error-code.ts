/**
 * The `code` of a system's or a driver's error (`ENOENT`, `28P01` …). By its shape rather than by `instanceof`:
 * errors made by Node itself belong to another realm where code runs in a sandbox, as it does under jest.
 */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
