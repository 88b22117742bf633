import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { numberKinds, type Wanted } from "../api";
import { REASON } from "./reasons";

export const nothingWanted: Wanted = { kind: "ACCESSION_NUMBER", number: "", reason: "" };

/** What is meant, and why. */
export function NumberFields({ numberHint, reasonHint }: { numberHint: string; reasonHint: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="kind" label={t("ask.kind")}>
        <Radio.Group
          optionType="button"
          options={numberKinds.map((value) => ({ value, label: t(`ask.by.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="number"
        label={t("ask.number")}
        extra={numberHint}
        rules={[
          { required: true, whitespace: true, message: t("ask.numberMissing") },
          { pattern: /^[^*?\\]*$/, message: t("ask.noWildcards") },
        ]}
      >
        <Input maxLength={64} autoComplete="off" data-testid="number" />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t("ask.reason")}
        extra={reasonHint}
        rules={[
          { required: true, whitespace: true, message: t("ask.reasonMissing") },
          { min: REASON.min, message: t("ask.reasonMissing") },
        ]}
      >
        <Input.TextArea rows={3} maxLength={REASON.max} data-testid="reason" />
      </Form.Item>
    </>
  );
}
