import { strengthLevel } from "./strength";

/**
 * The mark's texture, made the way the watermark engine makes it, with a random key of its own: a sum of harmonics of
 * a 125 px tile between 6 and 22 periods a tile, half of the power in nine pilot tones, the strength's deviation
 * around A/2, error-diffused to whole levels 0…A. A real tile differs in its phases, not in how it looks.
 */
const tilePeriod = 125;

interface Texture {
  side: number;
  /** Levels that the overlay adds, red, green, blue of each pixel, 0…alpha. */
  levels: Uint8Array;
  alpha: number;
}

type Random = () => number;

/** Small seeded generator (mulberry32): the same picture at every visit. */
function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Tone {
  kx: number;
  ky: number;
  amplitude: number;
  phase: number;
}

function tones(random: Random): Tone[] {
  const payload: Tone[] = [];
  for (let kx = 2; kx <= 22; kx++) {
    for (let ky = -22; ky <= 22; ky++) {
      const length = Math.hypot(kx, ky);
      // Every third harmonic: the look is that of all of them, at a third of the time.
      if (Math.abs(ky) >= 2 && length >= 6 && length <= 22 && (kx * 47 + ky) % 3 === 0) {
        payload.push({ kx, ky, amplitude: 1, phase: random() * 2 * Math.PI });
      }
    }
  }
  const each = Math.sqrt(payload.length / 9);
  const pilots = [7, 7.5, 7.2, 10.5, 11, 11.8, 12.2, 15, 16].map((length, i) => {
    const angle = ((i + random() * 0.5) / 9) * Math.PI;
    return {
      kx: Math.round(length * Math.cos(angle)) || 2,
      ky: Math.round(length * Math.sin(angle)) || 2,
      amplitude: each,
      phase: random() * 2 * Math.PI,
    };
  });
  return [...payload, ...pilots];
}

/** The smooth signal, mean 0, standard deviation 1. */
function signal(side: number, random: Random): Float64Array {
  const all = tones(random);
  const power = all.reduce((sum, tone) => sum + tone.amplitude ** 2 / 2, 0);
  const out = new Float64Array(side * side);
  for (const tone of all) {
    const scale = tone.amplitude / Math.sqrt(power);
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const at = y * side + x;
        out[at] =
          (out[at] ?? 0) +
          scale * Math.cos((2 * Math.PI * (tone.kx * x + tone.ky * y)) / tilePeriod + tone.phase);
      }
    }
  }
  return out;
}

/** Floyd–Steinberg, serpentine, with a threshold that wanders by a quarter of a level. */
function diffuse(wanted: Float64Array, side: number, alpha: number, random: Random): Uint8Array {
  const carried = Float64Array.from(wanted);
  const out = new Uint8Array(side * side);
  const give = (x: number, y: number, error: number) => {
    if (x >= 0 && x < side && y < side) {
      carried[y * side + x] = (carried[y * side + x] ?? 0) + error;
    }
  };
  for (let y = 0; y < side; y++) {
    const step = y % 2 === 0 ? 1 : -1;
    for (let i = 0; i < side; i++) {
      const x = step === 1 ? i : side - 1 - i;
      const value = carried[y * side + x] ?? 0;
      const level = Math.min(alpha, Math.max(0, Math.round(value + (random() - 0.5) / 2)));
      out[y * side + x] = level;
      const error = value - level;
      give(x + step, y, (error * 7) / 16);
      give(x - step, y + 1, (error * 3) / 16);
      give(x, y + 1, (error * 5) / 16);
      give(x + step, y + 1, error / 16);
    }
  }
  return out;
}

export function texture(strength: number, side: number, seed = 20): Texture {
  const random = seeded(seed);
  const { alpha, deviation } = strengthLevel(strength);
  const smooth = signal(side, random);
  const wanted = smooth.map((value) => Math.min(alpha, Math.max(0, alpha / 2 + value * deviation)));
  const red = diffuse(wanted, side, alpha, random);
  const blue = diffuse(wanted, side, alpha, random);
  // Half of the luma error of red and blue goes into green, so that brightness is smoother than each colour.
  const corrected = wanted.map(
    (value, i) =>
      value + (0.5 * (0.299 * (value - (red[i] ?? 0)) + 0.114 * (value - (blue[i] ?? 0)))) / 0.587,
  );
  const green = diffuse(corrected, side, alpha, random);
  const levels = new Uint8Array(side * side * 3);
  for (let i = 0; i < side * side; i++) {
    levels[3 * i] = red[i] ?? 0;
    levels[3 * i + 1] = green[i] ?? 0;
    levels[3 * i + 2] = blue[i] ?? 0;
  }
  return { side, levels, alpha };
}

/** What a compositor shows: premultiplied colour over the ground, `out = c + round(in·(255−A)/255)`. */
export function blend(ground: number, level: number, alpha: number): number {
  return Math.min(255, level + Math.round((ground * (255 - alpha)) / 255));
}
