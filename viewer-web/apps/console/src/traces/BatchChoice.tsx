import { Alert, Button, Card, Flex, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { hindrance, mostTogether } from "./limits";

interface BatchChoiceProps {
  files: File[];
  onApart: () => void;
  onTogether: () => void;
  onCancel: () => void;
}

/** Several files at once: of one leak, or each a matter of its own? Only the officer knows. */
export function BatchChoice({ files, onApart, onTogether, onCancel }: BatchChoiceProps) {
  const { t } = useTranslation(["traces", "common"]);
  const hindered = hindrance(files);
  return (
    <Card title={t("batch.title", { count: files.length })} data-testid="trace-batch">
      <Flex vertical gap={12}>
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {files.map((file, i) => (
            <li key={`${i} ${file.name}`} style={{ overflowWrap: "anywhere" }}>
              {file.name}
            </li>
          ))}
        </ul>
        <Typography.Text>{t("batch.explain", { most: mostTogether })}</Typography.Text>
        {hindered && <Alert type="warning" showIcon title={t(`batch.${hindered}`, { most: mostTogether })} />}
        <Flex gap={8} wrap>
          <Button
            type="primary"
            disabled={hindered !== undefined}
            onClick={onTogether}
            data-testid="trace-together"
          >
            {t("batch.together")}
          </Button>
          <Button onClick={onApart} data-testid="trace-apart">
            {t("batch.apart")}
          </Button>
          <Button type="text" onClick={onCancel}>
            {t("common:cancel")}
          </Button>
        </Flex>
      </Flex>
    </Card>
  );
}
