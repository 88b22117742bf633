import { Alert, Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../page";
import { useVerification } from "./useAudit";

export function ChainNotice() {
  const { t } = useTranslation(["audit", "common"]);
  const verification = useVerification();
  const { data, error, refetch, isFetching } = verification;
  if (error) {
    return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  }
  if (!data) {
    return <Skeleton active paragraph={{ rows: 1 }} title={false} />;
  }
  return (
    <Alert
      type={data.intact ? "success" : "error"}
      showIcon
      data-testid="audit-intact"
      data-intact={data.intact}
      title={
        data.intact
          ? t("chain.intact", { upTo: data.verifiedUpTo, entries: data.entries })
          : t("chain.broken", { first: data.firstBroken ?? data.verifiedUpTo + 1 })
      }
      description={data.intact ? undefined : t("chain.brokenAdvice")}
      action={
        <Button size="small" loading={isFetching} onClick={() => void refetch()}>
          {t("chain.again")}
        </Button>
      }
    />
  );
}
