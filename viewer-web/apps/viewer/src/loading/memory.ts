/** What a browser says of the machine. */
interface Device {
  /** Gigabytes, rounded and 8 at most (Device Memory API); undefined: the browser does not tell. */
  memory: number | undefined;
  /** A phone or a tablet: its browser gives a page a few hundred megabytes, and ends it without a word beyond them. */
  inHand: boolean;
}

/** Bytes that a tab may take on a PC of 4 GB. */
const MOST = 1_000_000_000;
const IN_HAND = 300_000_000;
const GIGABYTE = 1_000_000_000;

/** Decoded frames kept in memory at most, bytes: a quarter of the machine's. */
export function frameMemoryOf({ memory, inHand }: Device): number {
  const most = inHand ? IN_HAND : MOST;
  return memory === undefined ? most : Math.min(most, (memory * GIGABYTE) / 4);
}

export const thisDevice = (): Device => ({
  memory: (navigator as { deviceMemory?: number }).deviceMemory,
  inHand: window.matchMedia("(pointer: coarse)").matches,
});
