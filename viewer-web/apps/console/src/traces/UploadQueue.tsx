import { Button, Flex, Progress, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "../page";
import { FileTooLarge, type PendingUpload } from "./useUploads";

interface UploadQueueProps {
  uploads: PendingUpload[];
  onRetry: (key: number) => void;
  onRemove: (key: number) => void;
}

export function UploadQueue({ uploads, onRetry, onRemove }: UploadQueueProps) {
  const { t } = useTranslation(["traces", "common"]);
  if (uploads.length === 0) {
    return null;
  }
  return (
    <ul className="yd-list" aria-label={t("queue")} aria-live="polite">
      {uploads.map((upload) => (
        <li key={upload.key} className="yd-alert">
          <div style={{ minWidth: 0, flex: 1 }}>
            <Typography.Text strong ellipsis>
              {upload.files.map((file) => file.name).join(t("listSeparator"))}
            </Typography.Text>
            {upload.state === "failed" ? (
              <Failure error={upload.error} />
            ) : (
              <Progress
                percent={Math.round(upload.fraction * 100)}
                size="small"
                aria-label={t(upload.state === "sending" ? "sending" : "waiting")}
              />
            )}
          </div>
          <Flex gap={8}>
            {upload.state === "failed" && !(upload.error instanceof FileTooLarge) && (
              <Button size="small" onClick={() => onRetry(upload.key)}>
                {t("common:problem.retry")}
              </Button>
            )}
            <Button size="small" onClick={() => onRemove(upload.key)}>
              {t("common:cancel")}
            </Button>
          </Flex>
        </li>
      ))}
    </ul>
  );
}

function Failure({ error }: { error: unknown }) {
  const { t } = useTranslation(["traces", "common"]);
  const { title, advice } = useProblemWords()(error);
  return (
    <div>
      <Typography.Text type="danger">
        {error instanceof FileTooLarge ? t("common:problem.codes.too-large.advice") : `${title}: ${advice}`}
      </Typography.Text>
    </div>
  );
}
