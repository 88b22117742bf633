/**
 * This page's copy of what a session shares. The server's order is everybody's: what was said here is shown at once, and
 * what others said of the same part before the server took it is older than it, and is passed over.
 */
export class SharedParts {
  readonly #values = new Map<string, unknown>();
  readonly #underWay = new Map<string, number>();

  /** By this page; null takes the part away. */
  set(part: string, value: unknown): void {
    this.#underWay.set(part, (this.#underWay.get(part) ?? 0) + 1);
    this.#put(part, value);
  }

  /** The server took something; true where it changes what is shown here. */
  heard(part: string, value: unknown, own: boolean): boolean {
    const underWay = this.#underWay.get(part) ?? 0;
    if (own) {
      this.#underWay.set(part, Math.max(0, underWay - 1));
      return false;
    }
    if (underWay > 0) {
      return false;
    }
    this.#put(part, value);
    return true;
  }

  /** All that the server keeps; what was under way when the connection broke may not have arrived. */
  begin(state: Readonly<Record<string, unknown>>): void {
    this.#values.clear();
    this.#underWay.clear();
    Object.entries(state).forEach(([part, value]) => this.#put(part, value));
  }

  get(part: string): unknown {
    return this.#values.get(part);
  }

  /** Names and values of those whose name begins so. */
  below(prefix: string): [part: string, value: unknown][] {
    return [...this.#values].filter(([part]) => part.startsWith(prefix));
  }

  #put(part: string, value: unknown): void {
    if (value === null) {
      this.#values.delete(part);
    } else {
      this.#values.set(part, value);
    }
  }
}
