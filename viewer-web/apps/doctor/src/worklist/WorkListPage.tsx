import { EyeOutlined, PlusOutlined } from "@ant-design/icons";
import { DataTable, dicomTime, EmptyHint, type Column } from "@yingdun/ui";
import { Button, Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { Study } from "../api";
import { personName } from "../name";
import { Loaded, Page } from "../page";
import { viewerAddress } from "../viewing";
import { OpenUntil } from "./OpenUntil";
import { anything, isAnything } from "./search";
import { SavedSearches } from "./SavedSearches";
import { SearchBar } from "./SearchBar";
import { useSearch } from "./useSearch";
import { useStudies } from "./useStudies";

/** The studies that are open to the doctor; one tap leads to the images. */
export function WorkListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search, setSearch] = useSearch();
  const studies = useStudies(search);
  const columns = useColumns();
  return (
    <Page
      title={t("nav.studies")}
      actions={
        <Button icon={<PlusOutlined />} onClick={() => void navigate("/requests/new")} data-testid="to-ask">
          {t("ask.title")}
        </Button>
      }
    >
      <SearchBar search={search} onChange={setSearch} />
      <SavedSearches search={search} onChosen={setSearch} />
      <Loaded query={studies}>
        {({ pages }) => (
          <>
            <DataTable
              rows={pages.flatMap((page) => page.studies)}
              rowKey={(study) => study.studyInstanceUid}
              testId={(study) => `study-${study.accessionNumber}`}
              columns={columns}
              label={t("nav.studies")}
              loading={studies.isPlaceholderData}
              empty={
                isAnything(search) ? (
                  <EmptyHint text={t("list.nothingOpen")} />
                ) : (
                  <EmptyHint text={t("list.nothingFound")}>
                    <Button onClick={() => setSearch(anything)}>{t("search.clear")}</Button>
                  </EmptyHint>
                )
              }
            />
            {studies.hasNextPage && (
              <Flex justify="center">
                <Button
                  onClick={() => void studies.fetchNextPage()}
                  loading={studies.isFetchingNextPage}
                  data-testid="more"
                >
                  {t("list.more")}
                </Button>
              </Flex>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function useColumns(): Column<Study>[] {
  const { t } = useTranslation();
  return [
    {
      key: "patient",
      title: t("column.patient"),
      render: (study) => (
        <Flex vertical>
          <Link to={`/studies/${study.studyInstanceUid}`} data-testid="open-page">
            {personName(study.patientName) || t("study.nameless")}
          </Link>
          <span className="yd-quiet yd-whole">
            {[t(`sex.${study.sex}`, { defaultValue: "" }), dicomTime(study.birthDate)]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </Flex>
      ),
    },
    {
      key: "study",
      title: t("column.study"),
      render: (study) => (
        <Flex gap={4} wrap align="center">
          {study.modalities.map((modality) => (
            <Tag key={modality}>{modality}</Tag>
          ))}
          {study.studyDescription}
        </Flex>
      ),
    },
    {
      key: "date",
      title: t("column.date"),
      render: ({ studyDate, studyTime }) => (
        <span className="yd-whole">{dicomTime(studyDate, studyTime)}</span>
      ),
    },
    { key: "number", title: t("column.number"), render: ({ accessionNumber }) => accessionNumber },
    { key: "patientId", title: t("column.patientId"), render: ({ patientId }) => patientId },
    {
      key: "images",
      title: t("column.images"),
      align: "right",
      wideOnly: true,
      render: ({ instanceCount }) => instanceCount,
    },
    {
      key: "open",
      title: t("column.open"),
      render: (study) => (
        <Flex gap={8} wrap align="center">
          <Button
            type="primary"
            icon={<EyeOutlined />}
            href={viewerAddress([study.studyInstanceUid])}
            data-testid="open-viewer"
          >
            {t("study.images")}
          </Button>
          <OpenUntil until={study.openUntil} />
        </Flex>
      ),
    },
  ];
}
