/**
 * Lesson: the plan of 45 minutes for the teacher, in the page as in docs/lesson.md: aims, minutes, prompts, care, keys. The hand-out
 * prints it; a window shows it.
 */
(function (ground) {
  "use strict";

  const ROWS = 7;
  const LISTS = { lesson_before: 4, lesson_prompts: 4, lesson_care: 5 };
  const KEYS = ["next", "back", "ends", "black", "ask", "speaker", "drawing", "grey", "pen", "full", "leave"];

  /** The plan as elements; `heading` is the tag of its headings. */
  ground.lesson = ({ words, bundle }, heading) => {
    const { h } = ground;
    const titles = Object.fromEntries(bundle.chapters.map((chapter) => [chapter.id.replaceAll("-", "_"), words.digits(chapter[words.language].title)]));
    const say = (key) => words.say(key, titles);
    const numbers = (count) => Array.from({ length: count }, (_, i) => i + 1);
    const list = (key) => [h(heading, {}, say(key)), h("ul", {}, ...numbers(LISTS[key]).map((i) => h("li", {}, say(`${key.replace(/s$/, "")}_${i}`))))];
    const table = (rows) => h("table", { class: "twin" }, h("tbody", {}, ...rows.map(([head, cell]) => h("tr", {}, h("th", { scope: "row" }, head), h("td", {}, cell)))));
    return [
      h("p", {}, say("lesson_aims")), h("p", {}, say("lesson_prior")), ...list("lesson_before"),
      h(heading, {}, say("lesson_plan")), table(numbers(ROWS).map((i) => [say(`lesson_plan_${i}`), say(`lesson_how_${i}`)])),
      ...list("lesson_prompts"), ...list("lesson_care"),
      h(heading, {}, say("lesson_keys")), h("div", { class: "lesson-keys" }, table(KEYS.map((key) => [say(`lesson_key_${key}`), say(`lesson_key_${key}_does`)]))),
    ];
  };

  /** Open the plan in a window over the page. */
  ground.openLesson = (page) => ground.dialog(page.words, page.words.say("lesson_open"), ground.h("div", { class: "lesson-text" }, ...ground.lesson(page, "h3")));
})(window.ground = window.ground || {});
