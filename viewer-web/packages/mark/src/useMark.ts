import { useEffect, useState } from "react";
import { PageMark, type MarkServer } from "./PageMark";

/** Marks the page as long as the component is there. `ready`: it may show what must not be seen unmarked. */
export function useMark(server: MarkServer): { ready: boolean; problem: unknown } {
  const [ready, setReady] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    const mark = new PageMark(server);
    let open = true;
    const wait = (): Promise<void> =>
      mark.whenReady().then(
        () => {
          if (open) {
            setProblem(undefined);
            setReady(true);
          }
        },
        (failure: unknown) => {
          if (open) {
            setProblem(failure);
            return wait();
          }
          return undefined;
        },
      );
    void wait();
    return () => {
      open = false;
      mark.close();
    };
  }, [server]);
  return { ready, problem };
}
