// html-validate's recommended rules, and what is different here. Each exception
// has its reason; a finding that has none is mended in the page.

export const rules = {
  extends: ["html-validate:recommended"],
  elements: [
    "html5",
    {
      // Leptos' own elements: custom elements that wrap whatever an island
      // renders, block or not.
      "leptos-island": { flow: true, phrasing: true, transparent: true },
      "leptos-children": { flow: true, phrasing: true, transparent: true },
    },
  ],
  rules: {
    // How tags are written is the renderer's, and no question of validity:
    // Leptos ends void elements as HTML does and omits no end tags, but writes
    // attributes without a value as `hidden` and others as `x=""`.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    // Leptos puts nodes beside each other without line breaks.
    "no-trailing-whitespace": "off",
    // A list of ticks is one field of several values, as HTML has it: checkboxes
    // share their name as radios do.
    "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
    // ARIA lets any list be named, and the list of steps says whose it is; the
    // recommendation is about roles that may not be named.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // A telephone number is copied, searched and dialled as it is written: with
    // another hyphen it would not be found. That it stays on a line is CSS's.
    "tel-non-breaking": "off",
    // A title is as long as its page's question and the site's name; English
    // ones pass 70 characters. Search results cut them, nothing breaks.
    "long-title": "off",
  },
};
