// Works out design tokens while building: NL Design System components ask for thousands of tokens, most of which
// nobody sets. What is not set takes its fallback now; what is set once is filled in. The theme's own `--kw-…`
// properties stay as they are, so that dark mode and an association's colours work in the browser.
import postcss from "postcss";

const FOREIGN = /^--_?(nl|utrecht|basis)-/;

/** Folds the foreign tokens of a bundle until nothing changes any more. */
export function foldTokens(css) {
  const root = postcss.parse(css);
  for (let before = ""; before !== root.toString(); ) {
    before = root.toString();
    const declared = declarations(root);
    root.walkDecls((declaration) => {
      const folded = fold(declaration.value, declared, declaration.prop);
      if (folded === undefined) declaration.remove();
      else if (folded !== declaration.value) declaration.value = folded;
    });
    removeUnasked(root);
  }
  root.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
  return root.toString();
}

/** Every custom property with its one value on `:root`, or undefined when it has several or stands elsewhere. */
function declarations(root) {
  const found = new Map();
  root.walkDecls(/^--/, (declaration) => {
    const alone = !found.has(declaration.prop) && declaration.parent.selector === ":root" && declaration.parent.parent === root;
    found.set(declaration.prop, alone ? declaration.value.trim() : undefined);
  });
  return found;
}

/** `value` with what is known filled in; undefined when it asks for a token that nobody sets and that has no fallback. */
function fold(value, declared, inside) {
  let out = "";
  let rest = value;
  for (let at = rest.search(/var\(/); at >= 0; at = rest.search(/var\(/)) {
    const end = closing(rest, at + 4);
    const [name, fallback] = parts(rest.slice(at + 4, end));
    out += rest.slice(0, at);
    rest = rest.slice(end + 1);
    if (!FOREIGN.test(name) || name === inside) {
      const kept = fallback === undefined ? undefined : fold(fallback, declared, inside);
      out += kept === undefined ? `var(${name})` : `var(${name},${kept})`;
    } else if (!declared.has(name)) {
      const instead = fallback === undefined ? undefined : fold(fallback, declared, inside);
      if (instead === undefined || instead === "") return undefined;
      out += instead;
    } else if (declared.get(name) !== undefined) {
      out += declared.get(name);
    } else {
      const kept = fallback === undefined ? undefined : fold(fallback, declared, inside);
      out += kept === undefined ? `var(${name})` : `var(${name},${kept})`;
    }
  }
  return out + rest;
}

function closing(text, from) {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    else if (text[at] === ")") depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`unbalanced brackets in ${text}`);
}

function parts(inner) {
  const comma = inner.indexOf(",");
  return comma < 0 ? [inner.trim()] : [inner.slice(0, comma).trim(), inner.slice(comma + 1).trim()];
}

/** Removes foreign tokens that no value asks for any more. */
function removeUnasked(root) {
  const asked = new Set();
  root.walkDecls((declaration) => {
    for (const [, name] of declaration.value.matchAll(/var\(\s*(--[\w-]+)/g)) asked.add(name);
  });
  root.walkDecls(FOREIGN, (declaration) => {
    if (!asked.has(declaration.prop)) declaration.remove();
  });
}
