import { ProblemError, ThrottledError } from "@yingdun/api/http";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { problemWord } from "./problemWords";

interface ProblemNoticeProps {
  error: unknown;
  onRetry?: () => void;
  /** What of the page still holds. */
  kept?: string;
}

/** What happened, what to do, and the number by which the server's log knows it; nothing where there is no problem. */
export function ProblemNotice({ error, onRetry, kept }: ProblemNoticeProps) {
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
          <div>{t(`problem.${word}.advice`, { seconds })}</div>
          {kept && <div>{kept}</div>}
          {instance && <small>{t("problem.instance", { instance })}</small>}
        </>
      }
      action={onRetry && <Button onClick={onRetry}>{t("problem.retry")}</Button>}
    />
  );
}
