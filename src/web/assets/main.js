// What scripts add to pages that work without them. Each module minds one thing.
import { watchBeside } from "./beside.js";
import { watchSuggestions } from "./combo.js";
import { keepDrafts } from "./draft.js";
import { watchGrids } from "./grid.js";
import { made, say, watchKeys } from "./keys.js";

/// The end of a session is told two minutes ahead, and a press of a button puts it off.
function watchSession() {
  const left = Number(document.body.dataset.sessionLeft);
  if (!left) return;
  const warn = () => {
    const stay = made("button", {}, say("Làm tiếp", "Go on"));
    const box = made("p", { className: "notice", role: "alert" },
      say("Phiên làm việc hết sau 2 phút; nội dung đang gõ được giữ lại. ",
          "The session ends in 2 minutes; what you typed is kept. "), stay);
    stay.onclick = async () => {
      const answer = await fetch("/help", { method: "HEAD" });
      if (!answer.ok) return location.reload();
      box.remove();
      watchSession();
    };
    document.getElementById("main").prepend(box);
  };
  setTimeout(warn, Math.max(left - 120, 1) * 1000);
}

watchSuggestions();  // before the grids: a list that is open takes the arrows first
watchGrids();
keepDrafts();
watchBeside();
watchKeys();
watchSession();
if (location.hash === "#print") {
  history.replaceState(null, "", location.search);  // once
  print();
}
// To what was refused; else to the first field to be filled in.
const empty = [...document.querySelectorAll(".entry > form :is(input[type=text],select)")].find((field) => !field.value);
(document.getElementById("problems") ?? empty)?.focus();
