import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDerived } from "../derived";
import { AskText, useAskText } from "../dialog";
import type { ViewerAddress } from "../address";
import type { Embedding } from "../embedding";
import { useStage, type Cell } from "../layout";
import type { FrameSource } from "../loading";
import { sayReader, useSaving } from "../saving";
import { SeriesList } from "../series";
import { Stage } from "../stage";
import type { Study } from "../study";
import { WrittenReports } from "../written";
import { Frame } from "./Frame";
import { useCellLabels } from "./useCellLabels";
import { StudyHeading } from "./StudyHeading";
import type { EngineControl } from "./useEngine";

interface StudyPageProps {
  study: Study;
  source: FrameSource;
  engine: EngineControl;
  guest: boolean;
  address: ViewerAddress;
  embedding: Embedding | undefined;
}

/** One study: its series, and those that are looked at. */
export function StudyPage(props: StudyPageProps) {
  const { study: recorded, source, guest, address, embedding } = props;
  const { t } = useTranslation();
  const derived = useDerived(recorded);
  const { study } = derived;
  const stage = useStage(study, address.layout, (address.slice ?? 1) - 1);
  const labels = useCellLabels(study, guest);
  const name = useAskText();
  const { engine, failure, start } = props.engine;
  const [coViewing, setCoViewing] = useState(() => new URLSearchParams(window.location.search).has("coview"));
  const [reading, setReading] = useState(false);
  const saving = useSaving(engine, recorded, source.server, async () =>
    sayReader((await name.ask("")) ?? ""),
  );
  const selected = study.items.find(({ id }) => id === stage.cells[stage.active]?.itemId);
  const facts =
    study.studies.find((one) => one.studyInstanceUID === selected?.series.studyInstanceUID) ??
    study.studies[0];
  return (
    <Frame
      heading={facts && <StudyHeading study={facts} guest={guest} />}
      actions={
        <>
          {!guest && (
            <button
              type="button"
              className="quiet"
              data-testid="written-open"
              aria-expanded={reading}
              onClick={() => setReading(!reading)}
            >
              {t("written.title")}
            </button>
          )}
          <button
            type="button"
            className="quiet"
            data-testid="coview-open"
            aria-expanded={coViewing}
            onClick={() => setCoViewing(true)}
          >
            {t("coView.button")}
          </button>
        </>
      }
      series={
        <SeriesList
          items={study.items}
          selectedId={selected?.id}
          shownIds={new Set(stage.cells.flatMap((cell) => cell?.itemId ?? []))}
          onSelect={(itemId) => stage.choose(stage.active, itemId)}
          server={source.server}
          engine={engine}
        />
      }
    >
      <Stage
        study={study}
        recorded={recorded}
        derived={derived}
        stage={stage}
        source={source}
        engine={engine}
        engineFailure={failure}
        startEngine={start}
        labels={labels}
        saving={saving}
        guest={guest}
        coViewing={{ shown: coViewing, close: () => setCoViewing(false) }}
        filmAsked={address.film}
        wishes={address}
        embedding={embedding}
        findImage={({ sopInstanceUID, frameNumber }) => findFrame(study, sopInstanceUID, frameNumber)}
      />
      {reading && facts && (
        <WrittenReports studyInstanceUID={facts.studyInstanceUID} onClose={() => setReading(false)} />
      )}
      {name.question && <AskText title={t("saving.who")} before="" onAnswer={name.question.answer} />}
    </Frame>
  );
}

/** Where in the study a picture is that something points to; without a frame the first of its instance. */
function findFrame({ items }: Study, sopInstanceUID: string, frameNumber?: number): Cell | undefined {
  for (const item of items) {
    const index =
      item.kind === "stack"
        ? item.frames.findIndex(
            (frame) =>
              frame.instance.sopInstanceUID === sopInstanceUID &&
              (frameNumber === undefined || frame.frameNumber === frameNumber),
          )
        : -1;
    if (index >= 0) {
      return { itemId: item.id, index };
    }
  }
  return undefined;
}
