import type { Page } from "playwright-core";
import { newUid } from "../viewer/samples";
import { cloud, secondFactor, tell } from "./system";

const some = newUid().slice(-9);

/** Somebody who does not exist, new for each run: wrong attempts at a number are counted. */
export const patient = { id: `E${some}`, accession: `A${some}`, phone: `139${some.slice(0, 8)}` };

const KNOWN: Record<string, string> = {
  NAME: "张三",
  BIRTH_DATE: "1980-01-02",
  PHONE_LAST_FOUR: patient.phone.slice(-4),
};

/** What the patient answers to what the system under test asks for. */
export const known = () => KNOWN[secondFactor()] ?? "";

export const PID = `PID|1||${patient.id}||Zhang^San^^^^^^A~张^三^^^^^^I||19800102|M|||||${patient.phone}`;

export const admit = () => tell("ADT^A04", "EVN|A04", PID);

export const order = (procedure: string, accession = patient.accession) =>
  tell(
    "ORM^O01",
    PID,
    "ORC|NW|PL|FI",
    `OBR|1|PL|FI|CT01^${procedure}||||||||||||||${accession}|RP1|SPS1||||CT`,
  );

export const report = (findings: string, impression: string) =>
  tell(
    "ORU^R01",
    PID,
    `OBR|1|PL|R1|CT01^CT||||||||||||||${patient.accession}|||||||F`,
    `OBX|1|TX|59776-5^Findings^LN||${findings}||||||F`,
    `OBX|2|TX|19005-8^Impression^LN||${impression}||||||F`,
  );

export async function verify(page: Page, number: string, factor = known()): Promise<void> {
  await page.goto(`${cloud()}/patient/`);
  await page.getByTestId("number").fill(number);
  await page.getByTestId("second-factor").fill(factor);
  await page.getByTestId("verify").click();
}
