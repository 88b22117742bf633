import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { AddressFault, askedFor, exchangeLinkToken, takeLinkToken } from "./address";
import { App } from "./app/App";
import { openStudy } from "./app/opening";
import "./app/viewer.css";
import { DicomWeb } from "./dicomweb";
import { findEmbedding } from "./embedding";
import { startI18n } from "./i18n";
import { FrameSource } from "./loading";

const token = takeLinkToken();
const asked = askedFor(window.location);
const server = new DicomWeb(undefined, token ? { token, exchange: exchangeLinkToken } : undefined);
const source = new FrameSource(server);
const opening =
  asked && !(asked instanceof AddressFault) && !asked.search ? openStudy(source, asked) : undefined;

const root = document.getElementById("root");
if (!root) {
  throw new Error("index.html has no #root");
}
const [embedding] = await Promise.all([findEmbedding(), startI18n()]);
createRoot(root).render(
  <StrictMode>
    <App source={source} asked={asked} opening={opening} embedding={embedding} guest={token !== undefined} />
  </StrictMode>,
);
