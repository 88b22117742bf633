import { AlertOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { formatTime } from "@yingdun/ui";
import { Alert, Button, Card, Checkbox, Flex, Form, Result } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { breakGlass, type Wanted } from "../api";
import { Page } from "../page";
import { ProblemNotice } from "../problem";
import { NumberFields, nothingWanted } from "./NumberFields";

interface Fields extends Wanted {
  sure: boolean;
}

/** Opens at once what somebody needs who stands beside the patient, and who answers for it afterwards. */
export function EmergencyPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const opening = useMutation({
    mutationFn: ({ kind, number, reason }: Fields) => breakGlass({ kind, number, reason }),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" }),
  });
  if (opening.data && opening.data.studies > 0) {
    return (
      <Page title={t("emergency.title")}>
        <Card className="yd-narrow">
          <Result
            status="success"
            title={t("emergency.opened", { count: opening.data.studies })}
            subTitle={t("emergency.openedAdvice", { end: formatTime(opening.data.expiresAt) })}
            extra={
              <Button type="primary" onClick={() => void navigate("/")} data-testid="to-list">
                {t("toWorkList")}
              </Button>
            }
            data-testid="emergency-opened"
          />
        </Card>
      </Page>
    );
  }
  return (
    <Page title={t("emergency.title")}>
      <Card className="yd-narrow">
        <Alert
          type="warning"
          showIcon
          icon={<AlertOutlined />}
          title={t("emergency.alert")}
          description={t("emergency.alertAdvice")}
          style={{ marginBottom: 16 }}
        />
        <Form<Fields>
          layout="vertical"
          requiredMark={false}
          initialValues={{ ...nothingWanted, kind: "PATIENT_ID", sure: false }}
          onFinish={(fields) => opening.mutate(fields)}
        >
          <NumberFields numberHint={t("emergency.numberHint")} reasonHint={t("emergency.reasonHint")} />
          <Form.Item
            name="sure"
            valuePropName="checked"
            rules={[
              {
                validator: (_rule, sure) =>
                  sure ? Promise.resolve() : Promise.reject(new Error(t("emergency.notSure"))),
              },
            ]}
          >
            <Checkbox data-testid="sure">{t("emergency.sure")}</Checkbox>
          </Form.Item>
          {opening.error && (
            <Form.Item>
              <ProblemNotice error={opening.error} />
            </Form.Item>
          )}
          {opening.data && (
            <Form.Item>
              <Alert
                type="info"
                showIcon
                title={t("emergency.nothing")}
                description={t("emergency.nothingAdvice")}
                data-testid="emergency-nothing"
              />
            </Form.Item>
          )}
          <Flex gap={8} wrap>
            <Button
              type="primary"
              danger
              htmlType="submit"
              loading={opening.isPending}
              data-testid="emergency-submit"
            >
              {t("emergency.submit")}
            </Button>
            <Button onClick={() => void navigate(-1)}>{t("cancel")}</Button>
          </Flex>
        </Form>
      </Card>
    </Page>
  );
}
