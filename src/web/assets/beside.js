// What stands beside a form follows what is typed: asked for again 300 ms after the last key.
const pause = 300;

export function watchBeside() {
  const form = document.querySelector("form[data-beside]");
  const beside = document.querySelector(".beside");
  if (!form || !beside) return;
  let timer, asked = 0;
  const ask = async () => {
    const typed = new URLSearchParams(new FormData(form));
    typed.delete("token");
    typed.set("beside", "");
    const mine = ++asked;
    const answer = await fetch(form.dataset.beside.split("?")[0] + "?" + typed).catch(() => null);
    if (!answer?.ok || mine !== asked || answer.redirected) return;
    const text = await answer.text();
    if (mine === asked) beside.innerHTML = text;
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
}
