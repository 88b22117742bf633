import { useState } from "react";
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
  const [selectedId, select] = useState(study.items[0]?.id);
  const { engine, failure, start } = useEngine(source);
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
          source={source}
          engine={engine}
          engineFailure={failure}
          startEngine={start}
        />
      )}
      {selected?.kind === "document" && (
        <DocumentView key={selected.id} item={selected} server={source.server} />
      )}
    </Frame>
  );
}
