import { tracePreviewUrl, type ChosenPicture, type Corner, type Trace } from "@yingdun/api";
import { Alert, Button, Card, Checkbox, Flex, Segmented, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useReport } from "../page";
import { CornerHandles } from "./CornerHandles";
import { isScreen, startCorners, turned, type Size } from "./corners";
import { useAttemptTrace } from "./useTraces";

/** The officer shows where the screen is, in one picture or several, sees it straightened, and has them traced once more. */
export function CornerHelp({ trace }: { trace: Trace }) {
  const { t } = useTranslation(["traces", "common"]);
  const navigate = useNavigate();
  const report = useReport();
  const attempt = useAttemptTrace(trace.id);
  const [picture, setPicture] = useState(trace.picture);
  const [sizes, setSizes] = useState<Record<number, Size>>({});
  const [told, setTold] = useState<Record<number, Corner[]>>(() => toldBefore(trace));
  const [contrast, setContrast] = useState(false);
  const [preview, setPreview] = useState<string>();
  const several = trace.pictures.length > 1;
  const size = sizes[picture];
  const corners = told[picture] ?? (size && startCorners(size));
  const ready = corners !== undefined && isScreen(corners);
  const change = (to: Corner[]) => setTold((before) => ({ ...before, [picture]: to }));
  const pictures: ChosenPicture[] = several
    ? trace.pictures.map((_, i) => ({ picture: i, corners: told[i] }))
    : [{ picture, corners }];
  const traceable =
    pictures.some((one) => one.corners) && pictures.every((one) => !one.corners || isScreen(one.corners));
  return (
    <Card size="small" title={t("corners.title")} data-testid="trace-corners">
      <Flex vertical gap={12}>
        <Typography.Text>{t("corners.explain")}</Typography.Text>
        {several && (
          <>
            <Typography.Text type="secondary">{t("corners.several")}</Typography.Text>
            <Segmented
              aria-label={t("corners.which")}
              value={picture}
              options={trace.pictures.map((one, i) => ({
                value: i,
                label: t(told[i] ? "corners.pictureTold" : "corners.picture", { number: i + 1 }),
                title: one.fileName,
              }))}
              onChange={(to) => {
                setPicture(to);
                setPreview(undefined);
              }}
            />
          </>
        )}
        <CornerHandles
          key={picture}
          trace={trace}
          picture={picture}
          size={size}
          corners={corners}
          onSize={(loaded) => setSizes((before) => ({ ...before, [picture]: loaded }))}
          onChange={change}
        />
        {corners && !ready && <Alert type="warning" showIcon title={t("corners.crossed")} />}
        <Flex gap={8} wrap align="center">
          <Button
            disabled={!corners}
            onClick={() => corners && change(turned(corners))}
            data-testid="corners-turn"
          >
            {t("corners.turn")}
          </Button>
          <Button
            disabled={!ready}
            onClick={() => setPreview(tracePreviewUrl(trace.id, picture, contrast, corners))}
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
            disabled={!traceable}
            loading={attempt.isPending}
            onClick={() =>
              attempt.mutate(pictures, {
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

const toldBefore = (trace: Trace): Record<number, Corner[]> =>
  Object.fromEntries(trace.pictures.flatMap(({ corners }, i) => (corners ? [[i, corners]] : [])));
