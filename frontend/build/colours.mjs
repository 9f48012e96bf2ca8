// Measures a theme: contrast of everything that is read, and whether the channels stay apart for colour-blind eyes.

const TEXT = 4.5;
const SHAPE = 3;
/** Least distance between two channels, in OKLab, as seen by normal, protan, deutan and tritan eyes. */
const APART = 0.07;

/** What stands on what: [the ink, the surfaces it is read on, least contrast]. */
const PAIRS = [
  ["ink", ["paper", "card", "sunken", "primary-soft", "accent-soft", "good-soft", "attention-soft", "wrong-soft"], TEXT],
  ["ink-soft", ["paper", "card", "sunken", "primary-soft"], TEXT],
  ["primary", ["paper", "card", "sunken", "primary-soft", "accent-soft"], TEXT],
  ["primary-hover", ["paper", "card", "primary-soft"], TEXT],
  ["on-primary", ["primary", "primary-hover", "primary-active"], TEXT],
  ["on-accent", ["accent"], TEXT],
  ["good", ["paper", "card", "good-soft"], TEXT],
  ["attention", ["paper", "card", "attention-soft"], TEXT],
  ["wrong", ["paper", "card", "wrong-soft"], TEXT],
  ["line-strong", ["paper", "card"], SHAPE],
  ["focus", ["paper", "card", "sunken"], SHAPE],
];
const CHANNELS = ["portal", "chat", "whatsapp", "email", "sms", "phone", "letter", "counter", "visit"];

/** Colour vision: normal, and the matrices of Machado, Oliveira and Fernandes (2009) at full severity. */
const EYES = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** Gives every fault of the theme in `css` (the source of the theme file), in words; an empty list is a good theme. */
export function faultsOf(css) {
  const light = colours(css, /:root\s*\{([^}]*)\}/);
  const dark = { ...light, ...colours(css, /:root\[data-theme="dark"\]\s*\{([^}]*)\}/) };
  return [...faults("light", light), ...faults("dark", dark)];
}

function colours(css, block) {
  const body = css.replace(/\/\*[\s\S]*?\*\//g, "").match(block)?.[1] ?? "";
  return Object.fromEntries([...body.matchAll(/--kw-([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name, value]) => [name, linear(value)]));
}

function faults(theme, colour) {
  const found = [];
  const check = (ink, surface, least) => {
    if (!colour[ink] || !colour[surface]) found.push(`${theme}: --kw-${colour[ink] ? surface : ink} is missing or not written as #rrggbb`);
    else if (contrast(colour[ink], colour[surface]) < least) {
      found.push(`${theme}: --kw-${ink} on --kw-${surface} is ${contrast(colour[ink], colour[surface]).toFixed(2)}:1, at least ${least}:1`);
    }
  };
  for (const [ink, surfaces, least] of PAIRS) for (const surface of surfaces) check(ink, surface, least);
  for (const channel of CHANNELS) for (const surface of ["paper", "card"]) check(`channel-${channel}`, surface, SHAPE);
  if (found.length > 0) return found;
  for (const [index, one] of CHANNELS.entries()) {
    for (const other of CHANNELS.slice(index + 1)) {
      for (const [eyes, matrix] of Object.entries(EYES)) {
        const apart = distance(seen(colour[`channel-${one}`], matrix), seen(colour[`channel-${other}`], matrix));
        if (apart < APART) found.push(`${theme}: channels ${one} and ${other} look alike to ${eyes} eyes (${apart.toFixed(3)}, at least ${APART})`);
      }
    }
  }
  return found;
}

const linear = (hex) =>
  [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });

function contrast(one, other) {
  const [low, high] = [one, other].map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const seen = (colour, matrix) => oklab(matrix.map((row) => Math.max(0, row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2])));

function oklab([r, g, b]) {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
