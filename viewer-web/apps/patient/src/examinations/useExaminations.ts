import { useCallback } from "react";
import { listExaminations } from "../api";
import { useLoad } from "../load";
import { useSession } from "../session";

export function useExaminations() {
  const { ask } = useSession();
  return useLoad(useCallback(() => ask(listExaminations), [ask]));
}
