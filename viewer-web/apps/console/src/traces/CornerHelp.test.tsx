import type { ChosenPicture, Trace } from "@yingdun/api";
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { renderInConsole } from "../testkit/render";
import { CornerHelp } from "./CornerHelp";

const asked = vi.fn((_id: string, _pictures: ChosenPicture[]) => Promise.resolve(trace));

vi.mock("@yingdun/api", async (original) => ({
  ...(await original<typeof import("@yingdun/api")>()),
  attemptTrace: (id: string, pictures: ChosenPicture[]) => asked(id, pictures),
}));

afterEach(cleanup);

const file = (fileName: string, longerSide: number) => ({
  fileName,
  sha256: fileName,
  mediaType: "image/jpeg",
  bytes: 1,
  longerSide,
});

const trace: Trace = {
  id: "t1",
  fileName: "a.jpg",
  pictures: [file("a.jpg", 4000), file("b.jpg", 3200)],
  picture: 0,
  createdAt: "2026-03-09T06:00:00Z",
  createdBy: "officer",
  state: "DONE",
  progress: 1,
  verdict: "CANNOT_TELL",
  advice: [],
  matches: [],
  population: 1,
};

it("traces all pictures with the corners of those in which they were told, in their own pixels", async () => {
  await renderInConsole(<CornerHelp trace={trace} />);
  expect(screen.getByTestId("corners-trace")).toHaveProperty("disabled", true);

  fireEvent.click(screen.getByText("File 2"));
  const view = await screen.findByAltText(/b\.jpg/);
  Object.defineProperties(view, { naturalWidth: { value: 1600 }, naturalHeight: { value: 800 } });
  fireEvent.load(view);
  fireEvent.keyDown(await screen.findByTestId("corner-0"), { key: "ArrowRight" });
  expect(screen.getByText("File 2 ✓")).toBeTruthy();
  fireEvent.click(screen.getByTestId("corners-trace"));

  await waitFor(() => expect(asked).toHaveBeenCalledOnce());
  const corners = [
    [321, 160],
    [2880, 160],
    [2880, 1440],
    [320, 1440],
  ];
  expect(asked).toHaveBeenCalledWith("t1", [
    { picture: 0, corners: undefined },
    { picture: 1, corners },
  ]);
});
