import { ThrottledError } from "@yingdun/api/http";
import { useEffect, useState } from "react";

/** Whole seconds that the server wants to be left alone after this problem, counting down to 0. */
export function useWaiting(problem: unknown): number {
  const [counted, setCounted] = useState<{ problem: unknown; left: number }>();
  useEffect(() => {
    if (!(problem instanceof ThrottledError)) {
      return undefined;
    }
    // By the clock: a sleeping phone counts nothing.
    const until = Date.now() + problem.retryAfterSeconds * 1000;
    const timer = setInterval(
      () => setCounted({ problem, left: Math.max(0, Math.ceil((until - Date.now()) / 1000)) }),
      1000,
    );
    return () => clearInterval(timer);
  }, [problem]);
  if (!(problem instanceof ThrottledError)) {
    return 0;
  }
  return counted?.problem === problem ? counted.left : problem.retryAfterSeconds;
}
