import { useTranslation } from "react-i18next";
import { idFor, nameFor, type Patient, type StudyFacts } from "../study";

/** Whose study this is. Names are whole for staff, masked for whoever came by a link. */
export function StudyHeading({ study, guest }: { study: StudyFacts; guest: boolean }) {
  const { t } = useTranslation();
  const { name, id } = study.patient;
  return (
    <>
      <h1 data-testid="patient-name">
        {nameFor(name, guest) || t("patient.anonymous")}
        <Sex patient={study.patient} />
      </h1>
      <p className="facts">
        {id && <span>{t("patient.id", { id: idFor(id, guest) })}</span>}
        {study.description && <span>{study.description}</span>}
        {study.taken && <span className="numbers">{study.taken}</span>}
      </p>
    </>
  );
}

function Sex({ patient: { sex, birthDate } }: { patient: Patient }) {
  const { t } = useTranslation();
  const known = sex === "M" || sex === "F" || sex === "O";
  return (
    <small className="numbers">
      {known && ` ${t(`patient.${sex}`)}`}
      {birthDate && ` ${birthDate.slice(0, 4)}`}
    </small>
  );
}
