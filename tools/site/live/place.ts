/** A link to the same lesson in another language leads to the cell that the reader is at. */
export function keepPlace() {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-edition]"))
    link.addEventListener("click", () => {
      const at = [...document.querySelectorAll<HTMLElement>("main section[id]")]
        .filter((section) => section.getBoundingClientRect().top < innerHeight / 3)
        .at(-1);
      if (at && scrollY > 0) link.hash = at.id;
    });
}
