import { Secret } from "@yingdun/ui";
import { Alert, Button, Modal, Space } from "antd";
import { useTranslation } from "react-i18next";

/** The one moment in which a generated password can be read. */
export function PasswordShown({
  name,
  password,
  onClose,
}: {
  name: string;
  password: string;
  onClose: () => void;
}) {
  const { t } = useTranslation(["settings", "common"]);
  return (
    <Modal
      open
      title={t("officer.passwordTitle", { name })}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t("officer.passwordKept")}</Button>}
    >
      <Space orientation="vertical" size="middle" style={{ width: "100%" }}>
        <Alert type="warning" showIcon title={t("officer.passwordOnce")} />
        <Secret
          text={password}
          copyLabel={t("common:copy")}
          copiedLabel={t("common:copied")}
          testId="officer-password"
        />
      </Space>
    </Modal>
  );
}
