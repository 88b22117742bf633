import type { Group, GroupDraft } from "@yingdun/api";
import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../page";
import { useSaveGroup } from "./useGroups";

export function GroupModal({ group, onClose }: { group?: Group; onClose: () => void }) {
  const { t } = useTranslation(["groups", "common"]);
  const [form] = Form.useForm<GroupDraft>();
  const save = useSaveGroup();
  return (
    <Modal
      open
      title={group ? t("edit", { name: group.name }) : t("new")}
      okText={t("common:save")}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {save.error && <ProblemNotice error={save.error} />}
      <Form<GroupDraft>
        form={form}
        layout="vertical"
        initialValues={{ name: group?.name ?? "", description: group?.description ?? "" }}
        onFinish={(draft) => void save.mutateAsync({ id: group?.id, draft }).then(onClose, () => undefined)}
      >
        <Form.Item
          name="name"
          label={t("name")}
          rules={[{ required: true, whitespace: true, message: t("nameMissing") }]}
        >
          <Input maxLength={80} autoFocus data-testid="group-name" />
        </Form.Item>
        <Form.Item name="description" label={t("description")}>
          <Input.TextArea maxLength={300} rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
