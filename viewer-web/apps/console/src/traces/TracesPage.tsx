import { DataTable, formatTime, type Column } from "@yingdun/ui";
import type { Trace } from "@yingdun/api";
import { Button, Flex, Input, Progress, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { EmptyHint, Loaded, Page, useReport } from "../page";
import { BatchChoice } from "./BatchChoice";
import { OutcomeTag } from "./OutcomeTag";
import { TraceDrop } from "./TraceDrop";
import { UploadQueue } from "./UploadQueue";
import { useUploads } from "./useUploads";
import { useCancelTrace, useTraceList } from "./useTraces";
import { isOver } from "./verdict";

const size = 20;

export function TracesPage() {
  const { t } = useTranslation(["traces", "common"]);
  const [search, setSearch] = useSearchParams();
  const page = Math.max(0, Math.trunc(Number(search.get("page"))) || 0);
  const list = useTraceList(page, size);
  const [note, setNote] = useState("");
  const { uploads, add, retry, remove } = useUploads(note);
  const [batch, setBatch] = useState<File[]>([]);
  const send = (batches: File[][]) => {
    add(batches);
    setBatch([]);
  };
  /** What comes while the officer is still asked belongs to what they are asked about. */
  const take = (files: File[]) =>
    batch.length > 0 || files.length > 1 ? setBatch((before) => [...before, ...files]) : add([files]);
  const columns = useTraceColumns();
  return (
    <Page title={t("title")} lead={t("lead")}>
      <TraceDrop onFiles={take} />
      {batch.length > 0 && (
        <BatchChoice
          files={batch}
          onTogether={() => send([batch])}
          onApart={() => send(batch.map((file) => [file]))}
          onCancel={() => setBatch([])}
        />
      )}
      <Input
        value={note}
        onChange={(event) => setNote(event.target.value)}
        placeholder={t("noteHint")}
        aria-label={t("note")}
        maxLength={500}
        data-testid="trace-note"
      />
      <UploadQueue uploads={uploads} onRetry={retry} onRemove={remove} />
      <Loaded query={list}>
        {(data) => (
          <DataTable
            rows={data.items}
            rowKey={(row) => row.id}
            label={t("list")}
            columns={columns}
            testId={(row) => `trace-row-${row.id}`}
            empty={<EmptyHint text={t("empty")} />}
            paging={{
              page: data.page,
              size: data.size,
              total: data.total,
              onChange: (next) => setSearch(next > 0 ? { page: String(next) } : {}),
            }}
          />
        )}
      </Loaded>
    </Page>
  );
}

function useTraceColumns(): Column<Trace>[] {
  const { t } = useTranslation(["traces", "common"]);
  return [
    {
      key: "file",
      title: t("column.file"),
      render: (row) => (
        <>
          <Link to={`/traces/${encodeURIComponent(row.id)}`}>
            {row.pictures.length > 1
              ? t("pictures.andMore", { name: row.fileName, count: row.pictures.length })
              : row.fileName}
          </Link>
          {row.note && (
            <div>
              <Typography.Text type="secondary">{row.note}</Typography.Text>
            </div>
          )}
        </>
      ),
    },
    { key: "outcome", title: t("column.outcome"), render: (row) => <OutcomeCell trace={row} /> },
    {
      key: "who",
      title: t("column.who"),
      render: (row) =>
        row.matches.map((match) => [match.endpointName, match.user].filter(Boolean).join(" · ")).join(", ") ||
        "–",
    },
    { key: "createdAt", title: t("column.createdAt"), render: (row) => formatTime(row.createdAt) },
    { key: "createdBy", title: t("column.createdBy"), render: (row) => row.createdBy },
  ];
}

function OutcomeCell({ trace }: { trace: Trace }) {
  const { t } = useTranslation(["traces", "common"]);
  const cancel = useCancelTrace();
  const report = useReport();
  if (isOver(trace.state)) {
    return <OutcomeTag trace={trace} />;
  }
  return (
    <Flex gap={8} align="center">
      <Progress
        percent={Math.round(trace.progress * 100)}
        size="small"
        style={{ width: 140, margin: 0 }}
        aria-label={t("outcome.running")}
      />
      <Button
        size="small"
        loading={cancel.isPending}
        onClick={() => cancel.mutate(trace.id, { onError: report })}
        data-testid={`trace-cancel-${trace.id}`}
      >
        {t("common:cancel")}
      </Button>
    </Flex>
  );
}
