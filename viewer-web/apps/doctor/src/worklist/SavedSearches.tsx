import { SaveOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { forgetSearch, listSearches, saveSearch, type Search } from "../api";
import { ProblemNotice } from "../problem";
import { isAnything, isSame } from "./search";

interface SavedSearchesProps {
  search: Search;
  onChosen: (search: Search) => void;
}

/** The doctor's own searches, one tap each; they are kept for the account, wherever it logs in. */
export function SavedSearches({ search, onChosen }: SavedSearchesProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [naming, setNaming] = useState(false);
  const saved = useQuery({ queryKey: ["searches"], queryFn: listSearches, staleTime: Infinity });
  const again = () => client.invalidateQueries({ queryKey: ["searches"] });
  const forgetting = useMutation({ mutationFn: forgetSearch, onSettled: again });
  const chosen = saved.data?.find(({ wanted }) => isSame(wanted, search));
  const unsaved = !isAnything(search) && !chosen;
  if (!saved.error && !saved.data?.length && !unsaved) {
    return null;
  }
  return (
    <>
      <ProblemNotice error={saved.error ?? forgetting.error} onRetry={() => void again()} />
      <ul className="yd-chips" aria-label={t("saved.title")}>
        {saved.data?.map(({ id, name, wanted }) => (
          <li key={id}>
            <Tag
              variant="outlined"
              color={id === chosen?.id ? "processing" : "default"}
              closable={{ "aria-label": t("saved.forget", { name }) }}
              onClose={(event) => {
                event.preventDefault();
                forgetting.mutate(id);
              }}
              style={{ margin: 0, paddingBlock: 4 }}
            >
              <button
                type="button"
                className="yd-plain"
                aria-pressed={id === chosen?.id}
                onClick={() => onChosen(wanted)}
                data-testid="saved-search"
              >
                {name}
              </button>
            </Tag>
          </li>
        ))}
        {unsaved && (
          <li>
            <Button
              size="small"
              icon={<SaveOutlined />}
              onClick={() => setNaming(true)}
              data-testid="save-search"
            >
              {t("saved.save")}
            </Button>
          </li>
        )}
      </ul>
      <NameModal
        open={naming}
        search={search}
        onClose={() => setNaming(false)}
        onSaved={() => {
          setNaming(false);
          void again();
        }}
      />
    </>
  );
}

interface NameModalProps {
  open: boolean;
  search: Search;
  onClose: () => void;
  onSaved: () => void;
}

function NameModal({ open, search, onClose, onSaved }: NameModalProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ name: string }>();
  const saving = useMutation({ mutationFn: (name: string) => saveSearch(name, search), onSuccess: onSaved });
  return (
    <Modal
      open={open}
      title={t("saved.save")}
      okText={t("saved.save")}
      cancelText={t("cancel")}
      confirmLoading={saving.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={() => {
        form.resetFields();
        saving.reset();
      }}
      width={400}
      forceRender
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ name }) => saving.mutate(name.trim())}
      >
        <Form.Item
          name="name"
          label={t("saved.name")}
          initialValue=""
          extra={t("saved.nameHint")}
          rules={[{ required: true, whitespace: true, message: t("saved.nameMissing") }]}
        >
          <Input maxLength={32} autoComplete="off" data-testid="search-name" />
        </Form.Item>
        <ProblemNotice error={saving.error} />
      </Form>
    </Modal>
  );
}
