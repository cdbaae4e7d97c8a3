/** The value below which that share (0–1) of the values lies, by nearest rank; `NaN` of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Rounded, so that a JSON line does not pretend to more than was measured. */
export function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
