import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Card, Flex, Form } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { askForAccess, type Wanted } from "../api";
import { Page } from "../page";
import { ProblemNotice } from "../problem";
import { HoursField } from "./HoursField";
import { NumberFields, nothingWanted } from "./NumberFields";

type Fields = Wanted & { hours: number };

/** Asks for what is not one's own; whether the number means anything is told to who decides. */
export function AskPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const asking = useMutation({
    mutationFn: askForAccess,
    onSuccess: async () => {
      void message.success(t("ask.sent"));
      await client.invalidateQueries({ queryKey: ["requests"] });
      await navigate("/requests");
    },
  });
  return (
    <Page title={t("ask.title")} lead={t("ask.lead")}>
      <Card className="yd-narrow">
        <Form<Fields>
          layout="vertical"
          requiredMark={false}
          initialValues={{ ...nothingWanted, hours: 24 }}
          onFinish={(fields) => asking.mutate(fields)}
        >
          <NumberFields numberHint={t("ask.numberHint")} reasonHint={t("ask.reasonHint")} />
          <Form.Item label={t("ask.life")} htmlFor="hours">
            <Flex gap={12} align="center" wrap>
              <Form.Item name="hours" noStyle>
                <HoursField id="hours" />
              </Form.Item>
            </Flex>
          </Form.Item>
          {asking.error && (
            <Form.Item>
              <ProblemNotice error={asking.error} />
            </Form.Item>
          )}
          <Flex gap={8} wrap>
            <Button type="primary" htmlType="submit" loading={asking.isPending} data-testid="ask-submit">
              {t("ask.submit")}
            </Button>
            <Button onClick={() => void navigate("/requests")}>{t("cancel")}</Button>
          </Flex>
        </Form>
      </Card>
    </Page>
  );
}
