import type { ChosenPicture, Trace } from "@yingdun/api";
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { renderInConsole } from "../testkit/render";
import { ScreenHelp } from "./ScreenHelp";

const asked = vi.fn((_id: string, _pictures: ChosenPicture[]) => Promise.resolve(trace));

vi.mock("@yingdun/api", async (original) => ({
  ...(await original<typeof import("@yingdun/api")>()),
  attemptTrace: (id: string, pictures: ChosenPicture[]) => asked(id, pictures),
}));

afterEach(() => {
  cleanup();
  asked.mockClear();
});

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
  await renderInConsole(<ScreenHelp trace={trace} />);
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
  expect(asked).toHaveBeenCalledWith("t1", [{ picture: 0 }, { picture: 1, corners }]);
});

it("traces with the edges that are shown where the corners are not seen", async () => {
  await renderInConsole(<ScreenHelp trace={{ ...trace, pictures: [file("a.jpg", 4000)] }} />);
  const view = await screen.findByAltText(/a\.jpg/);
  Object.defineProperties(view, { naturalWidth: { value: 1000 }, naturalHeight: { value: 500 } });
  fireEvent.load(view);
  fireEvent.click(screen.getByText("Two edges or more"));
  fireEvent.click(screen.getByTestId("edges-add"));
  fireEvent.keyDown(screen.getByTestId("edge-2-1"), { key: "ArrowDown", shiftKey: true });
  fireEvent.click(screen.getByTestId("corners-trace"));

  await waitFor(() => expect(asked).toHaveBeenCalledOnce());
  expect(asked).toHaveBeenCalledWith("t1", [
    {
      picture: 0,
      edges: [
        [
          [720, 200],
          [3280, 200],
        ],
        [
          [3600, 360],
          [3600, 1640],
        ],
        [
          [3280, 1800],
          [720, 1810],
        ],
      ],
    },
  ]);
});
