import type { EnrolmentCodeDraft } from "@yingdun/api";
import { formatTime, Secret } from "@yingdun/ui";
import { Alert, Button, Form, InputNumber, Modal, Select, Space, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { useGroups } from "../groups";
import { ProblemNotice } from "../page";
import { useCreateCode } from "./useEnrolment";

export function NewCodeModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["settings", "common"]);
  const [form] = Form.useForm<EnrolmentCodeDraft>();
  const groups = useGroups();
  const create = useCreateCode();
  if (create.data) {
    const { code, expiresAt, maxUses } = create.data;
    return (
      <Modal
        open
        title={t("code.made")}
        mask={{ closable: false }}
        onCancel={onClose}
        footer={<Button onClick={onClose}>{t("code.kept")}</Button>}
      >
        <Space orientation="vertical" size="middle" style={{ width: "100%" }}>
          <Alert type="warning" showIcon title={t("code.once")} />
          <Secret
            text={code}
            copyLabel={t("common:copy")}
            copiedLabel={t("common:copied")}
            testId="enrolment-code"
          />
          <div>
            <Typography.Paragraph>{t("code.command")}</Typography.Paragraph>
            <Secret
              text={enrolCommand(window.location.origin, code)}
              copyLabel={t("common:copy")}
              copiedLabel={t("common:copied")}
              testId="enrolment-command"
            />
          </div>
          <Typography.Text type="secondary">
            {t("code.limits", { uses: maxUses, until: formatTime(expiresAt) })}
          </Typography.Text>
        </Space>
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={t("code.new")}
      okText={t("code.make")}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {create.error && <ProblemNotice error={create.error} />}
      <Form<EnrolmentCodeDraft>
        form={form}
        layout="vertical"
        initialValues={{ maxUses: 1, validHours: 24 }}
        onFinish={(draft) => create.mutate(draft)}
      >
        <Form.Item name="groupId" label={t("code.group")} extra={t("code.groupHint")}>
          <Select
            allowClear
            placeholder={t("common:none")}
            options={(groups.data ?? []).map((group) => ({ value: group.id, label: group.name }))}
          />
        </Form.Item>
        <Form.Item
          name="maxUses"
          label={t("code.maxUses")}
          rules={[{ required: true, message: t("code.number") }]}
        >
          <InputNumber
            min={1}
            max={10_000}
            precision={0}
            style={{ width: 160 }}
            data-testid="enrolment-uses"
          />
        </Form.Item>
        <Form.Item
          name="validHours"
          label={t("code.validHours")}
          rules={[{ required: true, message: t("code.number") }]}
        >
          <InputNumber
            min={1}
            max={8_760}
            precision={0}
            style={{ width: 160 }}
            data-testid="enrolment-hours"
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** By the environment, not by an option: options of a running program can be read by every user of the machine. */
const enrolCommand = (origin: string, code: string) =>
  `YINGDUN_ENROLMENT_CODE=${code} yingdun-agent enrol --server ${origin}`;
