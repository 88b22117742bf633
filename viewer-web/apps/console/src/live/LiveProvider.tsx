import { apiUrl, getSession, type Alert, type Endpoint, type Overview, type Trace } from "@yingdun/api";
import { useQueryClient } from "@tanstack/react-query";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import { openEventStream, type StreamState } from "./eventStream";

export interface LiveEvents {
  endpoint: Endpoint;
  overview: Partial<Overview>;
  trace: Trace;
  alert: Alert;
}

type Kind = keyof LiveEvents;
const kinds: readonly Kind[] = ["endpoint", "overview", "trace", "alert"];

interface Live {
  state: StreamState;
  subscribe: <K extends Kind>(kind: K, handler: (data: LiveEvents[K]) => void) => () => void;
}

const Context = createContext<Live | undefined>(undefined);

/** One stream for the whole console; features subscribe to the kind that concerns them. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<StreamState>("connecting");
  const handlers = useRef(new Map<Kind, Set<(data: never) => void>>());

  useEffect(() => {
    const stream = openEventStream(apiUrl("/events"), kinds, {
      onState: (next, first) => {
        setState(next);
        if (next === "live" && !first) {
          void client.invalidateQueries();
        }
      },
      onEvent: (kind, data) => {
        for (const handler of handlers.current.get(kind as Kind) ?? []) {
          handler(data as never);
        }
      },
      onRefused: () => {
        void getSession().then(
          (session) => client.setQueryData(["session"], session),
          () => setState("waiting"),
        );
      },
    });
    return () => stream.close();
  }, [client]);

  const subscribe = useCallback<Live["subscribe"]>((kind, handler) => {
    const all = handlers.current;
    const set = all.get(kind) ?? new Set();
    all.set(kind, set.add(handler));
    return () => void set.delete(handler);
  }, []);
  const value = useMemo<Live>(() => ({ state, subscribe }), [state, subscribe]);
  return <Context value={value}>{children}</Context>;
}

function useLive(): Live {
  const live = useContext(Context);
  if (!live) {
    throw new Error("outside of LiveProvider");
  }
  return live;
}

export const useStreamState = (): StreamState => useLive().state;

/** `handler` may change with every render; the subscription stays. */
export function useLiveEvent<K extends Kind>(kind: K, handler: (data: LiveEvents[K]) => void): void {
  const { subscribe } = useLive();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => subscribe(kind, (data) => latest.current(data)), [kind, subscribe]);
}
