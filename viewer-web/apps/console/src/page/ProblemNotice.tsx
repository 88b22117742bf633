import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { TechnicalDetail } from "./TechnicalDetail";
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
  const { title, advice, technical, instance } = useProblemWords()(error);
  return (
    <Alert
      type="error"
      showIcon
      data-testid="problem"
      title={title}
      description={
        <>
          <div>{advice}</div>
          {technical.map((text) => (
            <div key={text}>
              <TechnicalDetail text={text} />
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
