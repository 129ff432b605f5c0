/** Seconds a call takes, from so many calls that they take `least` seconds. */
export function seconds(call: () => unknown, least: number): number {
  for (let calls = 1; ; ) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < calls; i++) call();
    const took = Number(process.hrtime.bigint() - start) / 1e9;
    if (took > least) return took / calls;
    calls = Math.max(2 * calls, Math.floor((1.2 * calls * least) / Math.max(took, 1e-9)));
  }
}

export const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
