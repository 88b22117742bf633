import { useCallback, useState } from "react";

interface Question {
  before: string;
  answer: (text: string | undefined) => void;
}

/** A question that somebody who is no component asks, and the person's answer. */
export function useAskText() {
  const [question, setQuestion] = useState<Question>();
  const ask = useCallback(
    (before: string) =>
      new Promise<string | undefined>((resolve) =>
        setQuestion({
          before,
          answer: (text) => {
            setQuestion(undefined);
            resolve(text);
          },
        }),
      ),
    [],
  );
  return { question, ask };
}
