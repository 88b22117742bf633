export type StreamState = "connecting" | "live" | "waiting";

interface EventStream {
  close(): void;
}

interface StreamListener {
  onState: (state: StreamState, first: boolean) => void;
  onEvent: (kind: string, data: unknown) => void;
  /** The server refused the stream: the session may have ended. */
  onRefused: () => void;
}

const firstDelayMillis = 1_000;
const longestDelayMillis = 30_000;

/**
 * An EventSource that comes back. The browser's own one reconnects after a cut, but gives up for good after an HTTP
 * error (a restarting server answers 502 or 503): then a new one is opened, later each time, with jitter so that a
 * hospital's consoles do not return all at once.
 */
export function openEventStream(
  url: string,
  kinds: readonly string[],
  listener: StreamListener,
): EventStream {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delayMillis = firstDelayMillis;
  let opened = false;

  const open = () => {
    listener.onState("connecting", !opened);
    source = new EventSource(url);
    source.onopen = () => {
      delayMillis = firstDelayMillis;
      listener.onState("live", !opened);
      opened = true;
    };
    source.onerror = () => {
      listener.onState("waiting", !opened);
      if (source.readyState === EventSource.CLOSED) {
        listener.onRefused();
        timer = setTimeout(open, delayMillis * (0.5 + Math.random() / 2));
        delayMillis = Math.min(longestDelayMillis, delayMillis * 2);
      }
    };
    for (const kind of kinds) {
      source.addEventListener(kind, (event: MessageEvent<string>) => {
        const data = parse(event.data);
        if (data !== undefined) {
          listener.onEvent(kind, data);
        }
      });
    }
  };

  open();
  return {
    close: () => {
      clearTimeout(timer);
      source.close();
    },
  };
}

/** A broken event is dropped: the next refresh brings what it would have said. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (broken) {
    if (broken instanceof SyntaxError) {
      return undefined;
    }
    throw broken;
  }
}
