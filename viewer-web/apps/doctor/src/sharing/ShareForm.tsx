import { Alert, Button, Checkbox, Flex, Form, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { proofs, type Series, type WantedShare } from "../api";
import { ProblemNotice } from "../problem";
import { useHoursWords } from "../requests";
import { useSeries, useShares } from "./useShares";

/** 1 h to 30 days, as the server takes them. */
const HOURS = [1, 4, 24, 72, 168, 720] as const;

/** Series that one link names at most. */
const MOST_SERIES = 32;

const USUAL: WantedShare = {
  hours: 24,
  series: [],
  proof: "CODE",
  identity: false,
  download: false,
  oneTime: false,
};

interface ShareFormProps {
  studyUid: string;
  busy: boolean;
  error: unknown;
  onGive: (wanted: WantedShare) => void;
}

/** What is given is as little as possible until more is asked for. */
export function ShareForm({ studyUid, busy, error, onGive }: ShareFormProps) {
  const { t } = useTranslation();
  const hoursWords = useHoursWords();
  const [form] = Form.useForm<WantedShare>();
  const identity = Form.useWatch("identity", form) ?? USUAL.identity;
  const series = useSeries(studyUid, true);
  const withoutProof = useShares().data?.withoutProof ?? false;
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={USUAL}
      onFinish={onGive}
      data-testid="share-form"
    >
      <Form.Item name="series" label={t("share.series")}>
        <Select
          mode="multiple"
          maxCount={MOST_SERIES}
          placeholder={t("share.wholeStudy")}
          loading={series.isPending}
          options={(series.data ?? []).map((one) => ({
            value: one.seriesInstanceUid,
            label: seriesWords(one),
          }))}
          optionFilterProp="label"
          aria-label={t("share.series")}
          data-testid="share-series"
        />
      </Form.Item>
      <Form.Item name="hours" label={t("share.life")}>
        <Select
          aria-label={t("share.life")}
          style={{ width: 160 }}
          options={HOURS.map((hours) => ({ value: hours, label: hoursWords(hours) }))}
          data-testid="share-hours"
        />
      </Form.Item>
      <Form.Item name="proof" label={t("share.proof")}>
        <Radio.Group
          options={proofs
            .filter((proof) => withoutProof || proof !== "NONE")
            .map((proof) => ({ value: proof, label: t(`share.by.${proof}`) }))}
          data-testid="share-proof"
        />
      </Form.Item>
      <Flex vertical gap={4} style={{ marginBottom: 16 }}>
        {(["identity", "download", "oneTime"] as const).map((name) => (
          <Form.Item key={name} name={name} valuePropName="checked" noStyle>
            <Checkbox data-testid={`share-${name}`}>{t(`share.with.${name}`)}</Checkbox>
          </Form.Item>
        ))}
      </Flex>
      {!identity && <Alert type="warning" showIcon title={t("share.burntIn")} style={{ marginBottom: 16 }} />}
      <ProblemNotice error={error} />
      <Flex justify="end">
        <Button type="primary" htmlType="submit" loading={busy} data-testid="give-share">
          {t("share.give")}
        </Button>
      </Flex>
    </Form>
  );
}

const seriesWords = ({ number, modality, description, images }: Series) =>
  [number && `${number}.`, modality, description, images && `(${images})`].filter(Boolean).join(" ");
