/**
 * Runs in the page: puts the sliders under the image, which it then redraws. It computes nothing: every picture was drawn
 * before, and dragging chooses the one whose handle is nearest.
 */
export const program = `(id, { sliders, places, width, templates, shared, rows }) => {
  const figure = document.currentScript?.closest("figure") ?? document.getElementById(id);
  const image = figure.querySelector("img");
  const [title, caption] = [figure.querySelector("p"), figure.querySelector("figcaption")];
  const controls = document.createElement("div");
  controls.style.cssText = "display: grid; grid-template-columns: auto minmax(40%, 1fr) auto; gap: 0.25em 0.75em; align-items: center; margin-top: 0.5em";
  const inputs = sliders.map(({ label, texts, start, width }, k) => {
    const line = document.createElement("div");
    line.style.display = "contents";
    line.innerHTML = '<label></label><input type="range" min="0" step="1" style="min-width: 0; width: 100%"><output aria-live="off"></output>';
    const [name, input, output] = line.children;
    name.textContent = label;
    name.htmlFor = input.id = id + "-" + k + "-" + Array.from(document.querySelectorAll("figure")).indexOf(figure);
    input.max = texts.length - 1;
    input.value = start;
    input.dataset.lmSuppressShortcuts = "true"; // or JupyterLab takes the arrow keys for itself
    output.style.minWidth = width + "ch";
    input.addEventListener("input", () => show());
    controls.append(line);
    return input;
  });
  const index = () => inputs.reduce((index, input, k) => index * sliders[k].texts.length + Number(input.value), 0);
  const show = () => {
    const row = rows[index()];
    const frame = templates[row[0]].reduce((frame, part, k) => frame + (Array.isArray(row[k]) ? shared[row[k][0]] : row[k]) + part);
    const [svg, alt, above, below] = frame.split("\\u0001");
    image.src = "data:image/svg+xml," + encodeURIComponent(svg);
    image.alt = alt;
    if (title !== null) title.textContent = above;
    if (caption !== null) caption.textContent = below;
    inputs.forEach((input, k) => {
      const text = sliders[k].texts[input.value];
      input.setAttribute("aria-valuetext", text);
      input.nextSibling.textContent = text;
    });
  };
  const move = (to) => {
    for (let k = inputs.length - 1; k >= 0; k--) {
      const count = sliders[k].texts.length;
      inputs[k].value = to % count;
      to = Math.floor(to / count);
    }
    show();
  };
  if (places !== undefined) {
    const away = (event, [x, y]) => {
      const box = image.getBoundingClientRect();
      const scale = width / (box.width - 12);
      return Math.hypot((event.clientX - box.left - 6) * scale - x, (event.clientY - box.top - 6) * scale - y);
    };
    const nearest = (event) => places.reduce((best, place, i) => (away(event, place) < away(event, places[best]) ? i : best), index());
    const near = (event) => away(event, places[index()]) < 40;
    image.draggable = false;
    image.style.cursor = "grab";
    image.addEventListener("touchstart", (event) => near(event.touches[0]) && event.preventDefault(), { passive: false });
    image.addEventListener("pointerdown", (event) => {
      if (!near(event)) return;
      image.setPointerCapture(event.pointerId);
      move(nearest(event));
    });
    image.addEventListener("pointermove", (event) => image.hasPointerCapture(event.pointerId) && move(nearest(event)));
  }
  image.after(controls);
  show();
}`;
