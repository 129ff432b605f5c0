/** Makes links to other languages lead to the cell that the reader is at, and scrolls to the cell that this page's link names. */
export function keepPlace() {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-edition]"))
    link.addEventListener("click", () => {
      const at = [...document.querySelectorAll<HTMLElement>("main section[id]")]
        .filter((section) => section.getBoundingClientRect().top < innerHeight / 3)
        .at(-1);
      link.hash = at && scrollY > 0 ? at.id : "";
    });
  document.querySelector(":target")?.scrollIntoView({ behavior: "instant" }); // the buttons of the cells above have moved it
}

/** Makes links and keys scroll to a place below the toolbar, however high that is. */
export function leadBelow(toolbar: HTMLElement) {
  const { style } = document.documentElement;
  const measure = () => {
    const covers = getComputedStyle(toolbar).position === "sticky";
    style.scrollPaddingTop = covers ? `${toolbar.offsetHeight + 8}px` : "";
  };
  measure();
  new ResizeObserver(measure).observe(toolbar);
}

export const belowToolbar = () => Number.parseFloat(document.documentElement.style.scrollPaddingTop) || 0;

/** Takes the reader to the next cell, as far as the one that she runs, and what it shows, stays in sight. */
export function leadOn({ id }: { id: string }, next: { focus(): void } | undefined) {
  if (!next) return;
  next.focus();
  const here = document.getElementById(`cell-${id}`)?.getBoundingClientRect().top ?? 0;
  const there = document.activeElement?.getBoundingClientRect().bottom ?? 0;
  scrollBy({ top: Math.max(0, Math.min(there - innerHeight, here - belowToolbar())) });
}

/** Calls `act` when the reader comes near the node. */
export function whenNear(node: HTMLElement, act: () => void) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      act();
    },
    { rootMargin: "300px" },
  );
  observer.observe(node);
}
