/**
 * How long a segment travels from host to host, µs, as the measure of pace and scale: at least 1,
 * as what takes no time has to be seen all the same.
 */
export function tripOf({ oneWayDelay }: { readonly oneWayDelay: number }): number {
  return Math.max(1, oneWayDelay);
}
