import type { Elements } from "./part10";

const code = (tag: string, value: string, scheme: string, meaning: string): Elements => ({
  [tag]: ["SQ", [{ "00080100": ["SH", value], "00080102": ["SH", scheme], "00080104": ["LO", meaning] }]],
});

const content = (relationship: string, type: string, elements: Elements): Elements => ({
  "0040A010": ["CS", relationship],
  "0040A040": ["CS", type],
  ...elements,
});

/** A line of a length that its vendor measured in centimetres, by the older SNOMED codes. */
const line = (sopInstanceUID: string, centimetres: string, graphicData: number[]): Elements =>
  content("CONTAINS", "CONTAINER", {
    ...code("0040A043", "125007", "DCM", "Measurement Group"),
    "0040A730": [
      "SQ",
      [
        content("HAS OBS CONTEXT", "TEXT", {
          ...code("0040A043", "112039", "DCM", "Tracking Identifier"),
          "0040A160": ["UT", "Lesion 7"],
        }),
        content("CONTAINS", "NUM", {
          ...code("0040A043", "G-D7FE", "SRT", "Length"),
          "0040A300": ["SQ", [{ "0040A30A": ["DS", centimetres], ...code("004008EA", "cm", "UCUM", "cm") }]],
          "0040A730": [
            "SQ",
            [
              content("INFERRED FROM", "SCOORD", {
                "00700022": ["FL", graphicData],
                "00700023": ["CS", "POLYLINE"],
                "0040A730": [
                  "SQ",
                  [
                    content("SELECTED FROM", "IMAGE", {
                      "00081199": [
                        "SQ",
                        [
                          {
                            "00081150": ["UI", "1.2.840.10008.5.1.4.1.1.2"],
                            "00081155": ["UI", sopInstanceUID],
                          },
                        ],
                      ],
                    }),
                  ],
                ],
              }),
            ],
          ],
        }),
      ],
    ],
  });

const report = (manufacturer: string, ...groups: Elements[]): Elements => ({
  "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.88.33"],
  "00080023": ["DA", "20260309"],
  "00080033": ["TM", "143000"],
  "00080060": ["CS", "SR"],
  "00080070": ["LO", manufacturer],
  "0040A040": ["CS", "CONTAINER"],
  ...code("0040A043", "126000", "DCM", "Imaging Measurement Report"),
  "0040A730": groups.length > 0 ? ["SQ", groups] : ["SQ", []],
});

/** 24 mm from edge to edge of its pixels; its vendor says 2.5 cm, and has another line on an image that is not there. */
export const foreignReport = (sopInstanceUID: string): Elements =>
  report(
    "Vendor",
    line(sopInstanceUID, "2.5", [8, 32, 56, 32]),
    line("1.2.3.4", "1.5", [8, 32, 56, 32]),
    line(sopInstanceUID, "1.0", [8, 32, 56]),
  );

export const emptyReport = (): Elements => report("Broken");
