import type { ActionResult, EndpointAction } from "@yingdun/api";
import { endpointActions } from "@yingdun/api";
import { Alert, Button, Flex, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TechnicalDetail, useProblemWords } from "../page";
import { ConfirmModal } from "./ConfirmModal";
import { refusalOf } from "./refusal";

interface BulkActionsProps {
  ids: string[];
  nameOf: (id: string) => string;
  onDone: () => void;
}

/** Asks once, does it for all, and says for each one that failed why. */
export function BulkActions({ ids, nameOf, onDone }: BulkActionsProps) {
  const { t } = useTranslation(["endpoints", "common"]);
  const [asked, setAsked] = useState<EndpointAction>();
  const [results, setResults] = useState<ActionResult[]>();
  return (
    <>
      {ids.length > 0 && (
        <Flex wrap gap={8} align="center" data-testid="bulk-actions">
          <Typography.Text strong>{t("bulk.selected", { count: ids.length })}</Typography.Text>
          {endpointActions.map((action) => (
            <Button
              key={action}
              size="small"
              danger={action === "QUARANTINE" || action === "RETIRE"}
              onClick={() => setAsked(action)}
              data-testid={`action-${action}`}
            >
              {t(`action.${action}`)}
            </Button>
          ))}
        </Flex>
      )}
      {asked && (
        <ConfirmModal
          action={asked}
          ids={ids}
          onClose={() => setAsked(undefined)}
          onResults={(all) => {
            setAsked(undefined);
            setResults(all);
            onDone();
          }}
        />
      )}
      {results && <ResultSummary results={results} nameOf={nameOf} onClose={() => setResults(undefined)} />}
    </>
  );
}

function ResultSummary(props: {
  results: ActionResult[];
  nameOf: (id: string) => string;
  onClose: () => void;
}) {
  const { t } = useTranslation(["endpoints", "common"]);
  const failed = props.results.filter((one) => one.outcome === "FAILED");
  const done = props.results.length - failed.length;
  return (
    <Alert
      type={failed.length === 0 ? "success" : "warning"}
      showIcon
      closable={{ onClose: props.onClose, "aria-label": t("common:close") }}
      data-testid="bulk-result"
      title={t("bulk.result", { done, failed: failed.length })}
      description={
        failed.length > 0 && (
          <ul>
            {failed.map((one) => (
              <li key={one.id}>
                <Refused name={props.nameOf(one.id)} result={one} />
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}

function Refused({ name, result }: { name: string; result: ActionResult }) {
  const { title, technical } = useProblemWords()(refusalOf(result));
  return (
    <>
      {name}: {title} {technical.length > 0 && <TechnicalDetail text={technical.join("; ")} />}
    </>
  );
}
