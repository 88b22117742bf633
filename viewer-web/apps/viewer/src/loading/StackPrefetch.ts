export interface PrefetchProgress {
  loaded: number;
  /** Frames that will not come by themselves. */
  failed: number;
  total: number;
}

interface PrefetchOptions {
  total: number;
  /** Fetches and decodes one frame; rejects when it cannot be had. */
  load: (index: number) => Promise<unknown>;
  /** How many at once; the browser keeps some connections free for the frame on the screen. */
  parallel: number;
  /** How many frames the memory budget holds now; farther ones are fetched only when they are looked at. */
  capacity: () => number;
  onProgress: (progress: PrefetchProgress) => void;
}

/** Fetches the frames of a stack around the one on the screen, nearest first, wherever the reader has got to. */
export class StackPrefetch {
  readonly #options: PrefetchOptions;
  readonly #loaded = new Set<number>();
  readonly #failed = new Set<number>();
  readonly #running = new Set<number>();
  #current = 0;
  #stopped = false;

  constructor(options: PrefetchOptions) {
    this.#options = options;
  }

  /** The reader looks at this frame now. */
  moveTo(index: number): void {
    this.#current = index;
    this.#fill();
  }

  /** A frame came in by another way, because it was looked at. */
  arrived(index: number): void {
    this.#failed.delete(index);
    this.#loaded.add(index);
    this.#report();
    this.#fill();
  }

  /** A frame was put out of memory to make room. */
  evicted(index: number): void {
    this.#loaded.delete(index);
  }

  /** Tries the failed ones again, after the line came back. */
  retry(): void {
    this.#failed.clear();
    this.#report();
    this.#fill();
  }

  stop(): void {
    this.#stopped = true;
  }

  #fill(): void {
    while (!this.#stopped && this.#running.size < this.#options.parallel) {
      const next = this.#next();
      if (next === undefined) {
        return;
      }
      this.#running.add(next);
      void this.#run(next);
    }
  }

  async #run(index: number): Promise<void> {
    try {
      await this.#options.load(index);
      this.#failed.delete(index);
      this.#loaded.add(index);
    } catch {
      this.#failed.add(index);
    }
    this.#running.delete(index);
    if (!this.#stopped) {
      this.#report();
      this.#fill();
    }
  }

  /** Nearest to the current one, the following before the preceding. */
  #next(): number | undefined {
    const { total } = this.#options;
    const capacity = this.#options.capacity();
    const reach = capacity >= total ? total : Math.ceil(capacity / 2);
    for (let distance = 0; distance <= reach; distance++) {
      for (const index of [this.#current + distance, this.#current - distance]) {
        if (index >= 0 && index < total && this.#isWanted(index)) {
          return index;
        }
      }
    }
    return undefined;
  }

  #isWanted(index: number): boolean {
    return !this.#loaded.has(index) && !this.#running.has(index) && !this.#failed.has(index);
  }

  #report(): void {
    this.#options.onProgress({
      loaded: this.#loaded.size,
      failed: this.#failed.size,
      total: this.#options.total,
    });
  }
}
