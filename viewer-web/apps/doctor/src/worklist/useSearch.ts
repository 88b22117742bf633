import { useLocation, useNavigate } from "react-router";
import type { Search } from "../api";
import { anything } from "./search";

/**
 * The search of this entry of the browser's history: whoever comes back from a study finds it. It stands in no address, since
 * names of patients do not belong there.
 */
export function useSearch(): [Search, (next: Search) => void] {
  const navigate = useNavigate();
  const { state } = useLocation() as { state: { search?: Search } | null };
  return [state?.search ?? anything, (search) => void navigate(".", { replace: true, state: { search } })];
}
