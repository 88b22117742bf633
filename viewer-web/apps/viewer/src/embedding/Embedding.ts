import { AddressFault, type ViewerAddress, type Wishes } from "../address";
import { faultMessage } from "./messages";
import { MessageFault, readCommand, VERSION, type Message } from "./protocol";

/** Follows wishes; throws AddressFault where one cannot be. */
type Setter = (wishes: Wishes) => void;

/**
 * Speaks with the page that this one stands in. Its origin is on the server's list, or nothing is heard from it and
 * nothing said to it.
 */
export class Embedding {
  readonly #around: Window;
  readonly #origins: readonly string[];
  #open: ((address: ViewerAddress) => void) | undefined;
  #set: Setter | undefined;

  /** @param around the page around this one */
  constructor(around: Window, origins: readonly string[]) {
    this.#around = around;
    this.#origins = origins;
  }

  /** Listens as long as the page lives. */
  begin(): void {
    window.addEventListener("message", this.#heard);
    this.tell({ type: "ready" });
  }

  /** @returns what ends it */
  onOpen(open: (address: ViewerAddress) => void): () => void {
    this.#open = open;
    return () => (this.#open = undefined);
  }

  /** @returns what ends it */
  onSet(set: Setter): () => void {
    this.#set = set;
    return () => {
      if (this.#set === set) {
        this.#set = undefined;
      }
    };
  }

  /** The browser hands it over only where the page around is of that origin. */
  tell(message: Message): void {
    for (const origin of this.#origins) {
      this.#around.postMessage({ yingdunViewer: VERSION, ...message }, origin);
    }
  }

  readonly #heard = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== this.#around || !this.#origins.includes(origin)) {
      return;
    }
    try {
      this.#follow(data);
    } catch (fault) {
      this.tell(faultMessage(fault));
    }
  };

  #follow(data: unknown): void {
    const command = readCommand(data);
    if (!command) {
      return;
    }
    const { id } = command;
    if (command.type === "open") {
      this.#open?.(command.address);
    } else {
      try {
        this.#setNow(command.wishes);
      } catch (fault) {
        throw fault instanceof AddressFault ? new MessageFault(fault, id) : fault;
      }
    }
    this.tell({ type: "done", ...(id === undefined ? {} : { to: id }) });
  }

  #setNow(wishes: Wishes): void {
    if (!this.#set) {
      throw new AddressFault("StudyInstanceUIDs", "missing");
    }
    this.#set(wishes);
  }
}
