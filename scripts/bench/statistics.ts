/** The value below which this share (0 to 1) of the samples lies. */
export function quantile(samples: number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const median = (samples: number[]): number => quantile(samples, 0.5);
export const p95 = (samples: number[]): number => quantile(samples, 0.95);

/** Milliseconds for people. */
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
