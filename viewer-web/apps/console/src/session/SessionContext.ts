import type { SessionUser } from "@yingdun/api";
import { createContext, useContext } from "react";
import { allows, type Permission } from "./permissions";

interface SessionValue {
  user: SessionUser;
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

export function useMay(): (permission: Permission) => boolean {
  const { user } = useSession();
  return (permission) => allows(user.role, permission);
}
