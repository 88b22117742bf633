import { Form, Input, Modal } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../problem";
import { REASON } from "../requests";

interface ReasonModalProps {
  open: boolean;
  title: string;
  label: string;
  danger?: boolean;
  busy: boolean;
  error: unknown;
  onSend: (reason: string) => void;
  onClose: () => void;
}

/** Asks why, before something is done that others answer for. */
export function ReasonModal(props: ReasonModalProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  useEffect(() => {
    if (props.open) {
      form.resetFields();
    }
  }, [form, props.open]);
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={props.title}
      cancelText={t("cancel")}
      okButtonProps={{ danger: props.danger ?? false, "data-testid": "reason-send" }}
      confirmLoading={props.busy}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      forceRender
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => props.onSend(reason)}
      >
        <Form.Item
          name="reason"
          label={props.label}
          initialValue=""
          rules={[{ required: true, whitespace: true, message: t("decide.reasonMissing") }]}
        >
          <Input.TextArea rows={3} maxLength={REASON.max} data-testid="reason-text" />
        </Form.Item>
        <ProblemNotice error={props.error} />
      </Form>
    </Modal>
  );
}
