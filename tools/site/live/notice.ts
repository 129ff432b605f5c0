// What the reader has to know or to decide, below the toolbar, in sight wherever she is.
import { button } from "./buttons.js";
import { element } from "./element.js";
import { words } from "./words.js";

export const notice = element("p", { className: "notice", hidden: true });
notice.setAttribute("role", "alert");

export function tell(sentence: string, offer?: () => void) {
  if (says(sentence)) return; // said with every key, it would be read aloud with every key
  const take = () => {
    offer?.();
    hide();
  };
  const choices = offer
    ? [button(words.mine, take), button(words.dismiss, hide)]
    : [button(words.close, hide)];
  notice.replaceChildren(sentence, ...choices.flatMap((choice) => [" ", choice]));
  notice.hidden = false;
}

const says = (sentence: string) => !notice.hidden && notice.firstChild?.textContent === sentence;

function hide() {
  notice.hidden = true;
}

let kept = true;

/** Told of each change whether the browser has kept it. Says so at the first that it has not, until the next that it has. */
export function keeps(change: boolean) {
  if (change === kept) return;
  kept = change;
  if (!kept) tell(words.unsaved);
  else if (says(words.unsaved)) hide();
}
