import { useState } from "react";
import { useWaiting } from "../problem";

/** One thing that is asked of the server at a time, not again before it says that it may. */
export function useAttempt() {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const waiting = useWaiting(problem);

  const attempt = async (what: () => Promise<unknown>) => {
    setRunning(true);
    setProblem(undefined);
    try {
      await what();
    } catch (error) {
      setProblem(error);
    }
    setRunning(false);
  };
  return { attempt, problem, blocked: running || waiting > 0 };
}
