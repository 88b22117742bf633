import { ThrottledError } from "@yingdun/api/http";
import { useTranslation } from "react-i18next";
import { problemWord, type ProblemWord } from "./problemWords";
import { useWaiting } from "./useWaiting";

interface ProblemNoticeProps {
  problem: unknown;
  /** Where the page knows better than the common words. */
  words?: Partial<Record<ProblemWord, string>>;
  onRetry?: () => void;
}

/** What happened and what to do; nothing where there is no problem. */
export function ProblemNotice({ problem, words = {}, onRetry }: ProblemNoticeProps) {
  const { t } = useTranslation();
  const waiting = useWaiting(problem);
  if (problem === undefined) {
    return null;
  }
  const word = problemWord(problem);
  const text =
    problem instanceof ThrottledError
      ? waiting > 0
        ? t("problem.tooMany", { seconds: waiting })
        : t("problem.tryAgain")
      : (words[word] ?? t(`problem.${word}`));
  return (
    <div className="notice bad" role="alert" data-testid="problem" data-problem={word}>
      <p>{text}</p>
      {onRetry && (
        <button type="button" data-testid="retry" onClick={onRetry}>
          {t("problem.retry")}
        </button>
      )}
    </div>
  );
}
