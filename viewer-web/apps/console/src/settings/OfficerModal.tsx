import type { Officer, OfficerDraft, Role } from "@yingdun/api";
import { Form, Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../page";
import { useChangeOfficer, useCreateOfficer } from "./useOfficers";

const roles: Role[] = ["ADMINISTRATOR", "OFFICER", "AUDITOR"];

/** A refusal stands in the form, as the mutation's error. */
const shownInForm = () => undefined;

interface OfficerModalProps {
  officer?: Officer;
  onClose: () => void;
  onCreated: (name: string, password: string) => void;
}

export function OfficerModal({ officer, onClose, onCreated }: OfficerModalProps) {
  const { t } = useTranslation(["settings", "common"]);
  const [form] = Form.useForm<OfficerDraft>();
  const create = useCreateOfficer();
  const change = useChangeOfficer();
  const error = create.error ?? change.error;

  const save = (draft: OfficerDraft) => {
    if (officer) {
      const { displayName, role } = draft;
      void change.mutateAsync({ id: officer.id, change: { displayName, role } }).then(onClose, shownInForm);
    } else {
      // The password is told this once: also where the dialogue was closed before the server answered.
      void create.mutateAsync(draft).then((made) => onCreated(made.name, made.password), shownInForm);
    }
  };

  return (
    <Modal
      open
      title={officer ? t("officer.edit", { name: officer.name }) : t("officer.new")}
      okText={t("common:save")}
      confirmLoading={create.isPending || change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error && <ProblemNotice error={error} />}
      <Form<OfficerDraft>
        form={form}
        layout="vertical"
        initialValues={officer ?? { name: "", displayName: "", role: "OFFICER" }}
        onFinish={save}
      >
        <Form.Item
          name="name"
          label={t("officer.name")}
          extra={officer ? undefined : t("officer.nameHint")}
          rules={[{ required: true, whitespace: true, message: t("officer.nameMissing") }]}
        >
          <Input
            disabled={officer !== undefined}
            autoComplete="off"
            maxLength={64}
            data-testid="officer-name"
          />
        </Form.Item>
        <Form.Item
          name="displayName"
          label={t("officer.displayName")}
          rules={[{ required: true, whitespace: true, message: t("officer.displayNameMissing") }]}
        >
          <Input autoComplete="off" maxLength={64} data-testid="officer-display-name" />
        </Form.Item>
        <Form.Item name="role" label={t("officer.role")}>
          <Radio.Group
            style={{ display: "flex", flexDirection: "column", gap: 8 }}
            options={roles.map((role) => ({
              value: role,
              label: t("officer.roleWords", {
                role: t(`common:role.${role}`),
                may: t(`officer.may.${role}`),
              }),
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
