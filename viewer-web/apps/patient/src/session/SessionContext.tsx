import { ProblemError } from "@yingdun/api/http";
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
import { closeVisit, currentVisit, openVisit, type Proof, type Visit } from "../api";
import { secondsLeft } from "./secondsLeft";

export type SessionState =
  { state: "asking" } | { state: "out"; because?: "over" | "closed" } | { state: "in"; visit: Visit };

interface Session {
  session: SessionState;
  /** @throws what the server refuses it with */
  open: (proof: Proof) => Promise<Visit>;
  close: () => Promise<void>;
  /** Asks the server as the patient, and notices where the session is over. */
  ask: <T>(request: () => Promise<T>) => Promise<T>;
}

const SessionContext = createContext<Session | undefined>(undefined);

const isOver = (error: unknown) => error instanceof ProblemError && error.code === "not-logged-in";

/** The patient's session: whose it is, and when it ends by itself, so that nothing stays on a phone that was laid down. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<SessionState>({ state: "asking" });
  const lastAsked = useRef(0);

  useEffect(() => {
    currentVisit().then(
      (visit) => {
        lastAsked.current = Date.now();
        setSession({ state: "in", visit });
      },
      () => setSession({ state: "out" }),
    );
  }, []);

  useEffect(() => {
    if (session.state !== "in") {
      return undefined;
    }
    const end = () => {
      if (secondsLeft(session.visit, lastAsked.current, Date.now()) <= 0) {
        setSession({ state: "out", because: "over" });
      }
    };
    const timer = setInterval(end, 1000);
    // Timers stand still in a tab that is not shown.
    document.addEventListener("visibilitychange", end);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", end);
    };
  }, [session]);

  const ask = useCallback(async <T,>(request: () => Promise<T>): Promise<T> => {
    try {
      const answer = await request();
      lastAsked.current = Date.now();
      return answer;
    } catch (error) {
      if (isOver(error)) {
        setSession({ state: "out", because: "over" });
      }
      throw error;
    }
  }, []);

  const open = useCallback(async (proof: Proof) => {
    const visit = await openVisit(proof);
    lastAsked.current = Date.now();
    setSession({ state: "in", visit });
    return visit;
  }, []);

  const close = useCallback(async () => {
    try {
      await closeVisit();
    } catch (error) {
      if (!isOver(error)) {
        throw error;
      }
    }
    setSession({ state: "out", because: "closed" });
  }, []);

  const value = useMemo(() => ({ session, open, close, ask }), [session, open, close, ask]);
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) {
    throw new Error("useSession needs a SessionProvider around it");
  }
  return session;
}
