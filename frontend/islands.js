// The one script that a page names: it fetches the bundle when the browser has
// nothing better to do, and only where there is an island to wake. (Leptos's
// own <HydrationScripts> preloads the bundle on every page, JavaScript or not.)

/** In document order; what an island's children need runs before the islands
 *  within them, as Leptos has it. */
async function wake(node, bundle, before) {
  if (node.localName === "leptos-island") {
    const island = bundle[node.dataset.component];
    if (!island) console.error(`the bundle has no island ${node.dataset.component}: built by another compiler?`);
    before?.();
    await island?.(node);
  }
  const within = node.localName === "leptos-children" ? node.$$on_hydrate : before;
  for (const child of node.children) await wake(child, bundle, within);
}

async function load() {
  const bundle = await import(BUNDLE); // its hashed name, put in by bundle.mjs
  await bundle.default();
  bundle.hydrate();
  await wake(document.body, bundle);
}

if (document.querySelector("leptos-island")) {
  if ("requestIdleCallback" in window) requestIdleCallback(load, { timeout: 2000 });
  else setTimeout(load);
}
