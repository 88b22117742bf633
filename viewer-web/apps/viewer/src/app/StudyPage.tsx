import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskText, useAskText } from "../dialog";
import { DocumentView } from "../documents";
import type { FrameSource } from "../loading";
import { SeriesList } from "../series";
import type { Study } from "../study";
import { StackViewer } from "../viewport";
import { Frame } from "./Frame";
import { StudyHeading } from "./StudyHeading";
import { useEngine } from "./useEngine";

interface StudyPageProps {
  study: Study;
  source: FrameSource;
  guest: boolean;
}

/** One study: its series, and the one that is looked at. */
export function StudyPage({ study, source, guest }: StudyPageProps) {
  const { t } = useTranslation();
  const [{ id: selectedId, index: firstIndex }, choose] = useState({ id: study.items[0]?.id, index: 0 });
  // What is looked at already stays as it is.
  const select = (id: string) => id !== selectedId && choose({ id, index: 0 });
  const openerOf = (image: { sopInstanceUID: string; frame?: number }) => {
    const found = findFrame(study, image.sopInstanceUID, image.frame);
    return found && (() => choose(found));
  };
  const { question, ask } = useAskText();
  const { engine, failure, start } = useEngine(source, ask);
  const selected = study.items.find(({ id }) => id === selectedId);
  const facts = study.studies.find((one) => one.studyInstanceUID === selected?.series.studyInstanceUID);
  return (
    <Frame
      heading={facts && <StudyHeading study={facts} guest={guest} />}
      series={
        <SeriesList
          items={study.items}
          selectedId={selectedId}
          onSelect={select}
          server={source.server}
          engine={engine}
        />
      }
    >
      {selected?.kind === "stack" && (
        <StackViewer
          key={selected.id}
          stack={selected}
          firstIndex={firstIndex}
          source={source}
          engine={engine}
          engineFailure={failure}
          startEngine={start}
        />
      )}
      {selected?.kind === "document" && (
        <DocumentView key={selected.id} item={selected} server={source.server} openerOf={openerOf} />
      )}
      {question && <AskText title={t("dialog.note")} before={question.before} onAnswer={question.answer} />}
    </Frame>
  );
}

/** Where in the study a picture is that something points to; without a frame the first of its instance. */
function findFrame(
  { items }: Study,
  sopInstanceUID: string,
  frameNumber?: number,
): { id: string; index: number } | undefined {
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
      return { id: item.id, index };
    }
  }
  return undefined;
}
