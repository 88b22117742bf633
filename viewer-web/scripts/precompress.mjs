// Writes a Brotli and a gzip variant beside each file of the folders named that shrinks by them, so that a server sends
// what was compressed once, as small as it gets, and not again at each request.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const compressible = /\.(css|html|js|json|svg|wasm)$/;

for (const folder of process.argv.slice(2)) {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (compressible.test(name)) {
            compress(join(folder, name));
        }
    }
}

function compress(file) {
    const plain = readFileSync(file);
    const brotli = brotliCompressSync(plain, {
        params: {
            [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
        },
    });
    keepSmaller(`${file}.br`, brotli, plain);
    keepSmaller(`${file}.gz`, gzipSync(plain, { level: 9 }), plain);
}

function keepSmaller(file, packed, plain) {
    if (packed.length < plain.length) {
        writeFileSync(file, packed);
    }
}
