import { tracePreviewUrl, type Corner, type Trace } from "@yingdun/api";
import { Alert, Button, Card, Checkbox, Flex, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useReport } from "../page";
import { CornerHandles } from "./CornerHandles";
import { isScreen, startCorners, turned, type Size } from "./corners";
import { useAttemptTrace } from "./useTraces";

/** The officer shows where the screen is, sees it straightened, and has the picture traced once more. */
export function CornerHelp({ trace }: { trace: Trace }) {
  const { t } = useTranslation(["traces", "common"]);
  const navigate = useNavigate();
  const report = useReport();
  const attempt = useAttemptTrace(trace.id, trace.picture);
  const [size, setSize] = useState<Size>();
  const [corners, setCorners] = useState<Corner[] | undefined>(trace.corners);
  const [contrast, setContrast] = useState(false);
  const [preview, setPreview] = useState<string>();
  const ready = corners !== undefined && isScreen(corners);
  return (
    <Card size="small" title={t("corners.title")} data-testid="trace-corners">
      <Flex vertical gap={12}>
        <Typography.Text>{t("corners.explain")}</Typography.Text>
        <CornerHandles
          trace={trace}
          size={size}
          corners={corners}
          onSize={(loaded) => {
            setSize(loaded);
            setCorners((before) => before ?? startCorners(loaded));
          }}
          onChange={setCorners}
        />
        {corners && !ready && <Alert type="warning" showIcon title={t("corners.crossed")} />}
        <Flex gap={8} wrap align="center">
          <Button
            disabled={!corners}
            onClick={() => setCorners((before) => before && turned(before))}
            data-testid="corners-turn"
          >
            {t("corners.turn")}
          </Button>
          <Button
            disabled={!ready}
            onClick={() => setPreview(tracePreviewUrl(trace.id, trace.picture, contrast, corners))}
            data-testid="corners-preview"
          >
            {t("corners.preview")}
          </Button>
          <Checkbox checked={contrast} onChange={(event) => setContrast(event.target.checked)}>
            {t("corners.contrast")}
          </Checkbox>
        </Flex>
        {preview && (
          <img
            src={preview}
            alt={t("corners.previewAlt")}
            style={{ width: "100%", maxHeight: 480, objectFit: "contain" }}
            data-testid="corners-preview-picture"
          />
        )}
        <div>
          <Button
            type="primary"
            disabled={!ready}
            loading={attempt.isPending}
            onClick={() =>
              corners &&
              attempt.mutate(corners, {
                onSuccess: (made) => navigate(`/traces/${encodeURIComponent(made.id)}`),
                onError: report,
              })
            }
            data-testid="corners-trace"
          >
            {t("corners.trace")}
          </Button>
        </div>
      </Flex>
    </Card>
  );
}
