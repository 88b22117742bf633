import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { StudySearch } from "../address";
import { DicomWebFailure, type DicomWeb } from "../dicomweb";
import { Problem } from "../problem";
import { idFor, nameFor } from "../study";
import { findStudies, isOnePerson, type FoundStudy } from "./findStudies";
import { Frame } from "./Frame";
import { LoadingPage } from "./LoadingPage";

interface FoundStudiesProps {
  server: DicomWeb;
  search: StudySearch;
  guest: boolean;
  onChosen: (studyInstanceUIDs: string[]) => void;
  onFailed: (failure: unknown) => void;
}

/** Opens what the search names exactly; where it leaves a choice, the person has it. */
export function FoundStudies({ server, search, guest, onChosen, onFailed }: FoundStudiesProps) {
  const { t } = useTranslation();
  const [found, setFound] = useState<FoundStudy[]>();
  const [failure, setFailure] = useState<unknown>();
  const [searching, setSearching] = useState(() => findStudies(server, search));
  useEffect(() => {
    let current = true;
    searching.then(
      (studies) => {
        if (!current) {
          return;
        }
        const named = studies.slice(0, search.mostRecent);
        const isNamed = search.mostRecent !== undefined || search.accessionNumbers.length > 0;
        if (studies.length === 0) {
          setFailure(new DicomWebFailure("absent", 404, "no study fits"));
        } else if (studies.length === 1 || (isNamed && isOnePerson(studies))) {
          onChosen(named.map(({ studyInstanceUID }) => studyInstanceUID));
        } else {
          setFound(studies);
        }
      },
      (cause: unknown) => current && setFailure(cause),
    );
    return () => {
      current = false;
    };
  }, [searching, search, onChosen]);
  useEffect(() => {
    if (failure !== undefined) {
      onFailed(failure);
    }
  }, [failure, onFailed]);
  if (failure !== undefined) {
    const again = () => {
      setFailure(undefined);
      setSearching(findStudies(server, search));
    };
    return (
      <Frame>
        <Problem failure={failure} onRetry={again} />
      </Frame>
    );
  }
  if (!found) {
    return <LoadingPage />;
  }
  return (
    <Frame>
      <section className="found-studies" data-testid="found-studies">
        <h2>{t(isOnePerson(found) ? "found.choose" : "found.persons")}</h2>
        <ul>
          {found.map((study) => (
            <li key={study.studyInstanceUID}>
              <button
                type="button"
                className="found-study"
                data-testid="found-study"
                data-study={study.studyInstanceUID}
                onClick={() => onChosen([study.studyInstanceUID])}
              >
                <strong>{study.description ?? t("unnamed")}</strong>
                <span className="numbers">
                  {[
                    study.taken,
                    study.modalities.join(" "),
                    study.images && t("frameCount", { count: study.images }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
                <small>
                  {[
                    nameFor(study.patient.name, guest) || t("patient.anonymous"),
                    study.patient.id && t("patient.id", { id: idFor(study.patient.id, guest) }),
                    study.patient.issuer,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </Frame>
  );
}
