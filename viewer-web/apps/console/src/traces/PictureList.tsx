import type { Trace } from "@yingdun/api";
import { tracePictureUrl } from "@yingdun/api";
import { Card, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";

/** The pictures that were traced together, and which of them the verdict is told in. */
export function PictureList({ trace }: { trace: Trace }) {
  const { t } = useTranslation(["traces", "common"]);
  return (
    <Card size="small" title={t("pictures.title", { count: trace.pictures.length })}>
      <ol style={{ margin: 0, paddingInlineStart: 20 }} data-testid="trace-pictures">
        {trace.pictures.map((picture, i) => (
          <li key={`${i} ${picture.sha256}`} style={{ overflowWrap: "anywhere" }}>
            <Typography.Link href={tracePictureUrl(trace.id, i)} target="_blank">
              {picture.fileName}
            </Typography.Link>{" "}
            {trace.verdict === "MATCH" && trace.picture === i && <Tag>{t("pictures.clearest")}</Tag>}
            {trace.failedPicture === i && <Tag color="error">{t("pictures.failed")}</Tag>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
