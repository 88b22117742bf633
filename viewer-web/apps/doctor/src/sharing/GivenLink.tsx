import { formatTime, Secret } from "@yingdun/ui";
import { Alert, Button, Flex, QRCode } from "antd";
import { useTranslation } from "react-i18next";
import type { GivenShare } from "../api";

/** Link and code, shown once. */
export function GivenLink({ given, onClose }: { given: GivenShare; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={12} data-testid="share-given">
      <div>{t("share.given", { end: formatTime(given.expiresAt) })}</div>
      <Flex justify="center">
        <QRCode
          value={given.link}
          type="svg"
          size={180}
          color="#000000"
          bgColor="#ffffff"
          aria-label={t("share.qr")}
          data-testid="share-qr"
        />
      </Flex>
      <Shown label={t("share.link")} text={given.link} testId="share-link" />
      {given.code && (
        <>
          <Shown label={t("share.code")} text={given.code} testId="share-code" />
          <Alert type="info" showIcon title={t("share.apart")} />
        </>
      )}
      <Flex justify="end">
        <Button type="primary" onClick={onClose} data-testid="share-close">
          {t("share.close")}
        </Button>
      </Flex>
    </Flex>
  );
}

function Shown({ label, text, testId }: { label: string; text: string; testId: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <div className="yd-quiet">{label}</div>
      <Secret text={text} copyLabel={t("copy")} copiedLabel={t("copied")} testId={testId} />
    </div>
  );
}
