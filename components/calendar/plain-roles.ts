const STRUCTURE = ["row", "rowgroup", "columnheader", "rowheader", "cell"];

/**
 * The library calls its grid a table, but leaves out half of a table's parts, so that readers announce nonsense. Every
 * entry says its day, time and row itself; the grid is a group of them. Returns what ends the watch.
 */
export function keepRolesPlain(grid: Element): () => void {
  const plain = (element: Element) => {
    if (STRUCTURE.includes(element.getAttribute("role") ?? "")) {
      element.removeAttribute("role");
      element.removeAttribute("aria-colindex");
    }
    if (element.getAttribute("role") === "table") element.setAttribute("role", "group");
  };
  const all = (root: Element) => {
    plain(root);
    for (const element of root.querySelectorAll("[role]")) plain(element);
  };
  all(grid);
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof Element) all(node);
  });
  observer.observe(grid, { childList: true, subtree: true });
  return () => observer.disconnect();
}
