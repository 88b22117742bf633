import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { DataTable, EmptyHint, formatTime, type Column } from "@yingdun/ui";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { listRequests, withdrawRequest, type AccessRequest } from "../api";
import { Loaded, When } from "../page";
import { ProblemNotice } from "../problem";
import { useHoursWords } from "./HoursField";
import { RequestTag } from "./RequestTag";

/** What the doctor has asked for, the newest first. */
export function OwnRequests() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useHoursWords();
  const requests = useQuery({ queryKey: ["requests"], queryFn: listRequests });
  const withdrawing = useMutation({
    mutationFn: withdrawRequest,
    onSettled: () => client.invalidateQueries({ queryKey: ["requests"] }),
  });
  const columns: Column<AccessRequest>[] = [
    {
      key: "number",
      title: t("ask.number"),
      render: ({ kind, number }) => `${t(`ask.by.${kind}`)} ${number}`,
    },
    { key: "state", title: t("requests.state"), render: ({ state }) => <RequestTag state={state} /> },
    { key: "reason", title: t("ask.reason"), render: ({ reason }) => reason },
    { key: "life", title: t("ask.life"), render: ({ hours }) => words(hours) },
    { key: "asked", title: t("requests.asked"), render: ({ askedAt }) => <When at={askedAt} /> },
    {
      key: "decision",
      title: t("requests.decision"),
      render: ({ id, state, decidedBy, decidedAt, decision }) =>
        state === "WAITING" ? (
          <Button
            size="small"
            onClick={() => withdrawing.mutate(id)}
            loading={withdrawing.isPending && withdrawing.variables === id}
            data-testid="withdraw"
          >
            {t("requests.withdraw")}
          </Button>
        ) : state === "WITHDRAWN" ? (
          formatTime(decidedAt ?? undefined)
        ) : (
          [decidedBy, formatTime(decidedAt ?? undefined), decision].filter(Boolean).join(" · ")
        ),
    },
  ];
  return (
    <>
      <ProblemNotice error={withdrawing.error} />
      <Loaded query={requests}>
        {(rows) => (
          <DataTable
            rows={rows}
            rowKey={(request) => request.id}
            testId={(request) => `request-${request.state}`}
            columns={columns}
            label={t("requests.title")}
            empty={<EmptyHint text={t("requests.none")} />}
          />
        )}
      </Loaded>
    </>
  );
}
