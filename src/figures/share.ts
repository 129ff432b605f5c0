/** What an outcome adds to an expected value: its probability times its amount; nothing if it never occurs. */
export function share(probability: number, amount: number): number {
  return probability === 0 ? 0 : probability * amount;
}
