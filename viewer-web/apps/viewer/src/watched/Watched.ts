/** Something whose state others watch. */
export abstract class Watched<State extends object> {
  readonly #listeners = new Set<() => void>();
  #state: State;

  constructor(first: State) {
    this.#state = first;
  }

  get state(): State {
    return this.#state;
  }

  /** Calls back after every change of the state; the answer ends it. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  protected change(change: Partial<State>): void {
    this.replace({ ...this.#state, ...change });
  }

  protected replace(state: State): void {
    this.#state = state;
    this.#listeners.forEach((listener) => listener());
  }
}
