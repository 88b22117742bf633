import { Alert, Button, Checkbox, Flex, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { decide, type Decision, type ToDecide } from "../api";
import { ProblemNotice } from "../problem";
import { HoursField, MeantStudy, REASON } from "../requests";
import { useDeciding } from "./useDecisions";

type Fields = Pick<Decision, "studies" | "hours" | "reason">;

/** Grants some of what the number means, or refuses; either with a reason. */
export function DecisionForm({ toDecide: { request, studies } }: { toDecide: ToDecide }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const deciding = useDeciding((decision: Decision) => decide(request.id, decision));
  const chosen = Form.useWatch("studies", form) ?? [];
  const none = studies.length === 0;

  const send = async (granted: boolean) => {
    const { hours, reason } = await form.validateFields();
    deciding.mutate({ granted, studies: granted ? chosen : [], hours, reason });
  };
  return (
    <Form<Fields>
      form={form}
      name={`decision-${request.id}`}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        studies: studies.map((study) => study.studyInstanceUid),
        hours: request.hours,
        reason: "",
      }}
      style={{ marginTop: 12 }}
    >
      {none ? (
        <Alert type="info" showIcon title={t("decide.nothingMeant")} style={{ marginBottom: 12 }} />
      ) : (
        <>
          <Form.Item name="studies" label={t("decide.studies")}>
            <Checkbox.Group style={{ flexDirection: "column", gap: 6 }}>
              {studies.map((study) => (
                <Checkbox key={study.studyInstanceUid} value={study.studyInstanceUid}>
                  <MeantStudy study={study} />
                </Checkbox>
              ))}
            </Checkbox.Group>
          </Form.Item>
          <Form.Item label={t("ask.life")}>
            <Flex gap={12} align="center" wrap>
              <Form.Item name="hours" noStyle>
                <HoursField />
              </Form.Item>
            </Flex>
          </Form.Item>
        </>
      )}
      <Form.Item
        name="reason"
        label={t("decide.reason")}
        rules={[{ required: true, whitespace: true, message: t("decide.reasonMissing") }]}
      >
        <Input maxLength={REASON.max} data-testid="decision-reason" />
      </Form.Item>
      {deciding.error && (
        <Form.Item>
          <ProblemNotice error={deciding.error} />
        </Form.Item>
      )}
      <Flex gap={8} wrap>
        {!none && (
          <Button
            type="primary"
            disabled={chosen.length === 0}
            loading={deciding.isPending}
            onClick={() => void send(true).catch(() => undefined)}
            data-testid="grant"
          >
            {t("decide.grant")}
          </Button>
        )}
        <Button
          danger
          disabled={deciding.isPending}
          onClick={() => void send(false).catch(() => undefined)}
          data-testid="refuse"
        >
          {t("decide.refuse")}
        </Button>
      </Flex>
    </Form>
  );
}
