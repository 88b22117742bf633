import { ProblemError, ThrottledError, type Problem } from "@yingdun/api";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";

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
  const { title, advice, instance } = useProblemWords(error);
  return (
    <Alert
      type="error"
      showIcon
      data-testid="problem"
      title={title}
      description={
        <>
          <div>{advice}</div>
          {kept && <div>{kept}</div>}
          {instance && <small>{t("problem.instance", { instance })}</small>}
        </>
      }
      action={onRetry && <Button onClick={onRetry}>{t("problem.retry")}</Button>}
    />
  );
}

export interface ProblemWords {
  title: string;
  advice: string;
  instance?: string;
}

/** Chinese or English words for the codes that the console knows; the server's own `detail` for all others. */
export function useProblemWords(error: unknown): ProblemWords {
  const { t } = useTranslation("common");
  const { i18n } = useTranslation();
  if (!(error instanceof ProblemError)) {
    return {
      title: t("problem.unexpected"),
      advice: error instanceof Error ? error.message : t("problem.reload"),
    };
  }
  const { problem } = error;
  const known = knownCode(problem, error);
  if (known && i18n.exists(`common:problem.codes.${known}`)) {
    const seconds = error instanceof ThrottledError ? error.retryAfterSeconds : 0;
    return {
      title: t(`problem.codes.${known}.title`),
      advice: t(`problem.codes.${known}.advice`, { seconds }),
      instance: problem.instance,
    };
  }
  return {
    title: t("problem.failed", { status: problem.status }),
    advice: problem.detail ?? problem.title,
    instance: problem.instance,
  };
}

const knownCodes = [
  "unreachable",
  "bad-credentials",
  "too-many-attempts",
  "weak-password",
  "forbidden",
  "policy-changed",
  "default-policy",
  "preview-outdated",
  "last-administrator",
  "too-large",
  "server-error",
] as const;
type KnownCode = (typeof knownCodes)[number];

function knownCode(problem: Problem, error: ProblemError): KnownCode | undefined {
  if (error.status === 403) {
    return "forbidden";
  }
  if (error.status === 413) {
    return "too-large";
  }
  if (error.status >= 500) {
    return "server-error";
  }
  return knownCodes.find((code) => code === problem.code);
}
