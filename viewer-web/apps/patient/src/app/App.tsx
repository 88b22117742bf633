import { BrowserRouter, Navigate, Route, Routes } from "react-router";
import { readOffer } from "../api";
import { ExaminationList, ExaminationPage } from "../examinations";
import { useLoad } from "../load";
import { PickupPage } from "../pickup";
import { SessionProvider } from "../session";
import { ReceivedShare, ShareList } from "../sharing";
import { WhenVerified } from "../verification";
import { CrashBoundary } from "./CrashBoundary";
import { Frame } from "./Frame";

/** The pages of patients, and of those whom patients send a link. */
export function App() {
  const [offer] = useLoad(readOffer);
  const hospital = offer.state === "ready" ? offer.data.hospital : "";
  return (
    <BrowserRouter>
      <SessionProvider>
        <Frame hospital={hospital}>
          <CrashBoundary>
            <Routes>
              <Route path="/q" element={<PickupPage />} />
              <Route path="/patient/share" element={<ReceivedShare />} />
              <Route
                path="/patient/shares"
                element={
                  <WhenVerified>
                    <ShareList />
                  </WhenVerified>
                }
              />
              <Route
                path="/patient/studies/:studyUid"
                element={
                  <WhenVerified>
                    <ExaminationPage hospital={hospital} />
                  </WhenVerified>
                }
              />
              <Route
                path="/patient/"
                element={
                  <WhenVerified>
                    <ExaminationList hospital={hospital} />
                  </WhenVerified>
                }
              />
              <Route path="*" element={<Navigate to="/patient/" replace />} />
            </Routes>
          </CrashBoundary>
        </Frame>
      </SessionProvider>
    </BrowserRouter>
  );
}
