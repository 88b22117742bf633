import { ProblemError, ThrottledError } from "@yingdun/api/http";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { problemWord, type ProblemWord } from "./problemWords";

interface ProblemNoticeProps {
  error: unknown;
  onRetry?: () => void;
  /** Where the page knows better than the common words what to do. */
  advice?: Partial<Record<ProblemWord, string>>;
  /** What of the page still holds. */
  kept?: string;
}

/** What happened, what to do, and the number by which the server's log knows it; nothing where there is no problem. */
export function ProblemNotice({ error, onRetry, advice = {}, kept }: ProblemNoticeProps) {
  const { t } = useTranslation();
  if (error === null || error === undefined) {
    return null;
  }
  const word = problemWord(error);
  const seconds = error instanceof ThrottledError ? error.retryAfterSeconds : 0;
  const instance = error instanceof ProblemError ? error.problem.instance : undefined;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      data-testid="problem"
      data-problem={word}
      title={t(`problem.${word}.title`)}
      description={
        <>
          <div>{advice[word] ?? t(`problem.${word}.advice`, { seconds })}</div>
          {kept && <div>{kept}</div>}
          {instance && <small>{t("problem.instance", { instance })}</small>}
        </>
      }
      action={onRetry && <Button onClick={onRetry}>{t("problem.retry")}</Button>}
    />
  );
}
