import { Card, Col, Row, Skeleton } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Loaded, Page } from "../page";
import { AlertList } from "./AlertList";
import { CoverageCard, RolloutCard } from "./RolloutCard";
import { StateHistory } from "./StateHistory";
import { StateTiles } from "./StateTiles";
import { useOverview } from "./useOverview";

export function OverviewPage() {
  const { t } = useTranslation(["overview", "common"]);
  const query = useOverview();
  return (
    <Page title={t("title")}>
      <Loaded query={query}>
        {(overview) => (
          <>
            <StateTiles states={overview.states} />
            <Row gutter={[16, 16]}>
              <Col xs={24} xl={14}>
                <AlertList alerts={overview.alerts} />
              </Col>
              <Col xs={24} xl={10}>
                <Row gutter={[16, 16]}>
                  <Col xs={24} md={12} xl={24}>
                    <RolloutCard rollout={overview.rollout} />
                  </Col>
                  <Col xs={24} md={12} xl={24}>
                    <CoverageCard {...overview.coverage} />
                  </Col>
                </Row>
              </Col>
              <Col span={24}>
                <Card title={t("history.title")} size="small">
                  <Suspense fallback={<Skeleton active />}>
                    <StateHistory history={overview.stateHistory} />
                  </Suspense>
                </Card>
              </Col>
            </Row>
          </>
        )}
      </Loaded>
    </Page>
  );
}
