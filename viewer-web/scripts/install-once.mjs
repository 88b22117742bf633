// Runs `npm ci` only where node_modules does not yet hold what package-lock.json asks for: a second build starts at once.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, "node_modules", ".installed-lock");
const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(process.version.split(".")[0])
    .digest("hex");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    const done = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: root, stdio: "inherit" });
    if (done.status !== 0) {
        process.stderr.write(
            "npm ci failed. It needs Node 20.19 or newer and, the first time, the network.\n",
        );
        process.exit(done.status ?? 1);
    }
    writeFileSync(stamp, wanted);
}
