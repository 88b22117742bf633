import { createContext, useContext } from "react";
import type { User } from "../api";

interface SessionValue {
  user: User;
  logOut: () => Promise<void>;
}

export const SessionContext = createContext<SessionValue | undefined>(undefined);

export function useSession(): SessionValue {
  const value = useContext(SessionContext);
  if (!value) {
    throw new Error("outside of SessionGate");
  }
  return value;
}

/** Whether the person decides for a department. The server decides; this only keeps from view what it would refuse. */
export const useDecides = () => useSession().user.role === "APPROVER";
