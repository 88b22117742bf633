"""Runs the reference implementation on what StageBench exported and compares stage by stage.

Arguments: folder of the reference implementation, folder of the export. Ends with 1 where a stage is beyond its limit.
"""
import os
import sys

import cv2
import numpy as np

reference, export = sys.argv[1:3]
sys.path.insert(0, reference)
sys.dont_write_bytecode = True
import dec  # noqa: E402
import sync  # noqa: E402
import wm  # noqa: E402


def load(name, kind, *shape):
    return np.fromfile(os.path.join(export, name), kind).reshape(shape)


def stage(name, value, limit):
    global failed
    failed |= not value <= limit
    print(f"{name}: {value:.3g} (at most {limit:g})", flush=True)


failed = False
settings = dict(line.split() for line in open(os.path.join(export, "settings.txt")))
alpha, deviation = int(settings["alpha"]), float(settings["deviation"])
width, height, tokens = (int(settings[name]) for name in ("width", "height", "tokens"))
period = wm.P

key = object.__new__(wm.Key)
pilot, payload = load("pilot.f64", "<f8", -1, 4), load("payload.f64", "<f8", -1, 4)
key.pil, key.pph = pilot[:, :2].astype(int), pilot[:, 2]
key.pay, key.yph, key.amp = payload[:, :2].astype(int), payload[:, 2], payload[:, 3]
key.rho, key.nch = 0.5, 2 * len(payload)
key.pilot = key.synth_pilot()

codes = load("codewords.i8", "i1", tokens, key.nch)
signal = np.sqrt(key.rho) * key.pilot + np.sqrt(1 - key.rho) * key.payload(codes[0])
stage("signal, largest difference in deviations", np.abs(signal - load("signal.f64", "<f8", period, period)).max(), 1e-6)

noise = load("noise.f64", "<f8", 2 * period, 3 * period, 3)
np.random.default_rng = lambda seed: type("Given", (), {"uniform": staticmethod(lambda *any: noise)})
tile = wm.dither(signal, alpha, deviation)
stage("tile, pixels that differ", (tile != load("tile.u8", "u1", period, period, 3)).any(2).sum(), 0)

luma = load("picture.u8", "u1", height, width).astype(np.float32)
residual = dec.residual(luma)
score, (dx, dy) = sync.trans(key, residual, 0, 0)
away = np.remainder(np.array([dx - float(settings["dx"]), dy - float(settings["dy"])]) + period / 2, period) - period / 2
stage("place of the tile, px", np.abs(away).max(), 0.5)



def statistics(field):
    spectrum, power = dec.soft(key, dec.fold(field, -dx, -dy))
    return dec.token_stat(dec.scores(key, spectrum, power)[1], codes)


ours = float(settings["statistic"])
wide = statistics(residual)[0]
# The engine smooths in eight bits, for speed; with the same the two must agree.
smooth = cv2.bilateralFilter(luma.astype(np.uint8), 13, 6.0, 4.5).astype(np.float32)
cut = np.clip(luma - smooth, -8, 8)
narrow = statistics(cut / (cv2.GaussianBlur(cut * cut, (0, 0), 4.5) + 1.5**2))
print(f"reference: tile at {dx}, {dy}")
print(f"reference: L {wide:.2f}, smoothed in eight bits {narrow[0]:.2f}, highest innocent {narrow[1:].max():.2f}")
print(f"difference to the reference as it is: {abs(wide - ours):.2f}, of which smoothing in eight bits {wide - narrow[0]:.2f}")
stage("L, difference where both smooth in eight bits", abs(narrow[0] - ours), 0.5)
sys.exit(failed)
