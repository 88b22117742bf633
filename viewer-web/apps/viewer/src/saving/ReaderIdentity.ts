import { SavingRefusal } from "./fault";
import type { Author } from "../sr";

interface Asking {
  /** Asks the server who is logged in. */
  loggedIn: () => Promise<Author | undefined>;
  /** Asks the person who they are; undefined: they would not say. */
  askReader: () => Promise<Author | undefined>;
}

/** Under whose name this page saves. */
export class ReaderIdentity {
  readonly #asking: Asking;
  #reader: Author | undefined;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  /** Whoever the page knew when it was opened. */
  begin(reader: Author | undefined): void {
    this.#reader = reader;
  }

  get reader(): Author | undefined {
    return this.#reader;
  }

  /**
   * The reader, who is asked where nobody knows; undefined: they would not say.
   *
   * @throws SavingRefusal where somebody else is logged in by now, or nobody
   */
  async confirmed(): Promise<Author | undefined> {
    await this.#checkLogin();
    this.#reader ??= await this.#asking.askReader();
    return this.#reader;
  }

  /** Another tab may have logged somebody else in, who is not to store under this reader's name. */
  async #checkLogin(): Promise<void> {
    const before = this.#reader?.login;
    const now = await this.#asking.loggedIn().catch((failure: unknown) => {
      // Whose page never had a login has none to lose.
      if (before !== undefined) {
        throw failure;
      }
      return undefined;
    });
    if (now?.login !== before) {
      throw new SavingRefusal(now ? "another" : "expired");
    }
  }
}
