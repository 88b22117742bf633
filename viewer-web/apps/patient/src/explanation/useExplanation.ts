import { useEffect, useState } from "react";
import { explain, type ExplainedSentence } from "../api";
import { useSession } from "../session";

/** What has come so far. */
export interface Told {
  notice?: { chinese: string; english: string };
  sentences: ExplainedSentence[];
  /** Where there is nothing to show. */
  state?: "WAITING" | "REFUSED";
  ended: boolean;
  unexplained: number;
  problem?: unknown;
}

const NOTHING: Told = { sentences: [], ended: false, unexplained: 0 };

/** Asks for the explanation once while it is shown. */
export function useExplanation(studyUid: string, report: number): Told {
  const { ask } = useSession();
  const [told, setTold] = useState(NOTHING);
  useEffect(() => {
    const gone = new AbortController();
    const take = (change: (before: Told) => Told) => {
      if (!gone.signal.aborted) {
        setTold(change);
      }
    };
    ask(() =>
      explain(
        studyUid,
        report,
        {
          notice: (notice) => take(() => ({ ...NOTHING, notice })),
          sentence: (one) => take((before) => ({ ...before, sentences: [...before.sentences, one] })),
          ended: (unexplained) => take((before) => ({ ...before, ended: true, unexplained })),
          state: (state) => take((before) => ({ ...before, ended: true, state })),
        },
        gone.signal,
      ),
    ).catch((problem: unknown) => take((before) => ({ ...before, problem })));
    return () => gone.abort();
  }, [ask, studyUid, report]);
  return told;
}
