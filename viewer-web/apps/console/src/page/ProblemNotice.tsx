import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "./problemWords";

/** What happened, what to do, and the number by which the server's log knows it. */
export function ProblemNotice({
  error,
  onRetry,
  kept,
}: {
  error: unknown;
  onRetry?: () => void;
  kept?: string;
}) {
  const { t } = useTranslation("common");
  const { title, advice, fields, instance } = useProblemWords()(error);
  return (
    <Alert
      type="error"
      showIcon
      data-testid="problem"
      title={title}
      description={
        <>
          <div>{advice}</div>
          {fields.map((field) => (
            <div key={field} lang="en">
              {field}
            </div>
          ))}
          {kept && <div>{kept}</div>}
          {instance && <small>{t("problem.instance", { instance })}</small>}
        </>
      }
      action={onRetry && <Button onClick={onRetry}>{t("problem.retry")}</Button>}
    />
  );
}
