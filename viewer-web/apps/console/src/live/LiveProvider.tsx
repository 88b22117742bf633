import { apiUrl, getSession, type Alert, type Endpoint, type Overview, type Trace } from "@yingdun/api";
import { useQueryClient, type QueryKey } from "@tanstack/react-query";
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
import { watchPresence, type Presence } from "./presence";
import { openEventStream, type StreamState } from "./eventStream";

interface LiveEvents {
  endpoint: Endpoint;
  overview: Partial<Overview>;
  trace: Trace;
  alert: Alert;
}

type Kind = keyof LiveEvents;
const kinds: readonly Kind[] = ["endpoint", "overview", "trace", "alert"];

interface Live {
  state: StreamState;
  isPresent: () => boolean;
  subscribe: <K extends Kind>(kind: K, handler: (data: LiveEvents[K]) => void) => () => void;
}

const Context = createContext<Live | undefined>(undefined);

/** One stream for the whole console; features subscribe to the kind that concerns them. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<StreamState>("connecting");
  const handlers = useRef(new Map<Kind, Set<(data: never) => void>>());

  const presence = useRef<Presence>(undefined);
  const isPresent = useCallback(() => presence.current?.isPresent() ?? true, []);

  useEffect(() => {
    presence.current = watchPresence(
      window,
      () => void client.refetchQueries({ type: "active", stale: true }),
    );
    return () => presence.current?.stop();
  }, [client]);

  useEffect(() => {
    const loadAnew = () => void client.invalidateQueries({ refetchType: isPresent() ? "active" : "none" });
    const stream = openEventStream(apiUrl("/events"), [...kinds, "reload"], {
      onState: (next, first) => {
        setState(next);
        if (next === "live" && !first) {
          loadAnew();
        }
      },
      onEvent: (kind, data) => {
        if (kind === "reload") {
          // This console was too slow: the server threw away what it had for it.
          loadAnew();
        }
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
  }, [client, isPresent]);

  const subscribe = useCallback<Live["subscribe"]>((kind, handler) => {
    const all = handlers.current;
    const set = all.get(kind) ?? new Set();
    all.set(kind, set.add(handler));
    return () => void set.delete(handler);
  }, []);
  const value = useMemo<Live>(() => ({ state, subscribe, isPresent }), [state, subscribe, isPresent]);
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

export const useIsPresent = () => useLive().isPresent;

/** Fetches again what an event made old; with nobody there only notes that it is old. */
export function useRefresh(): (queryKey: QueryKey) => void {
  const client = useQueryClient();
  const { isPresent } = useLive();
  return (queryKey) =>
    void client.invalidateQueries({ queryKey, refetchType: isPresent() ? "active" : "none" });
}

/** `handler` may change with every render; the subscription stays. */
export function useLiveEvent<K extends Kind>(kind: K, handler: (data: LiveEvents[K]) => void): void {
  const { subscribe } = useLive();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => subscribe(kind, (data) => latest.current(data)), [kind, subscribe]);
}
