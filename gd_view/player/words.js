// The twin of gd_view/wording.py and of gd_core's number(): the same sentence from the same numbers.

const SUPERSCRIPT = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
const SLOT = /\{([^{}:?]+)(?::(\(\)))?(?:\?([^|{}]*)\|([^|{}]*)\|([^|{}]*))?\}/g;

function number(value) {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const [digits, exponent] = Math.abs(value).toExponential(3).split("e");
  const power = Number(exponent);
  const sign = value < 0 ? "−" : "";
  if (power < -3 || power >= 6) {
    const raised = [...String(power)].map((character) => SUPERSCRIPT[character]).join("");
    return `${sign}${Number(digits)} × 10${raised}`;
  }
  return sign + String(Number(Math.abs(value).toPrecision(4)));
}

function fill(template, values) {
  return template.replace(SLOT, (_, name, brackets, positive, negative, zero) => {
    const value = values(name);
    if (positive !== undefined) return value > 0 ? positive : value < 0 ? negative : zero;
    const text = number(value);
    return brackets && text.startsWith("−") ? `(${text})` : text;
  });
}
