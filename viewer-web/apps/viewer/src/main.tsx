import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { exchangeLinkToken, parseViewerAddress, takeLinkToken } from "./address";
import { App } from "./app/App";
import { openStudy } from "./app/opening";
import "./app/viewer.css";
import { DicomWeb } from "./dicomweb";
import { startI18n } from "./i18n";

const token = takeLinkToken();
const address = parseViewerAddress(window.location.search);
const server = new DicomWeb(undefined, token ? { token, exchange: exchangeLinkToken } : undefined);
const open = () => address && openStudy(server, address);
const opening = open();

const root = document.getElementById("root");
if (!root) {
  throw new Error("index.html has no #root");
}
await startI18n();
createRoot(root).render(
  <StrictMode>
    <App opening={opening} open={open} guest={token !== undefined} />
  </StrictMode>,
);
