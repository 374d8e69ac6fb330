const test = require("node:test");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { News } = require("../../assets/news.js");
const { Words } = require("../../assets/words.js");

const copy = Object.fromEntries(["en", "ar"].map((l) => [l, JSON.parse(fs.readFileSync(path.join(__dirname, `../../dashboard/copy/${l}.json`), "utf8"))]));

/** Three towns; two change on day 10, one on day 20, one on day 30. */
const bundle = {
  places: { en: ["Village", "City", "Town"], ar: ["قرية", "مدينة", "بلدة"], rank: [4, 1, 2] },
  forces: { short_en: ["ISIS", "Iraq"], short_ar: ["التنظيم", "العراق"] },
  events: { day: [10, 10, 20, 30], place: [0, 1, 2, 1], force: [0, 0, 0, 1], kind: ["capture", "capture", "entered", "capture"] },
};

/** A room with a slider, a live region, and a clock that passes when the test says so. */
function room(passes = () => true) {
  const timers = { now: 0, due: [], performance: { now: () => timers.now }, setTimeout: (f, ms) => timers.due.push([timers.now + ms, f]) };
  const pass = (ms) => {
    timers.now += ms;
    for (const entry of timers.due.splice(0)) entry[0] <= timers.now ? entry[1]() : timers.due.push(entry);
  };
  const heard = [];
  const values = [];
  const slider = { text: null, getAttribute: () => slider.text, setAttribute: (_, text) => values.push((slider.text = text)) };
  const status = { text: "", get textContent() { return this.text; }, set textContent(text) { heard.push((this.text = text)); } };
  const clock = { day: 0, playing: false };
  const cards = { passes, upTo: (day) => bundle.events.day.filter((when) => when <= day).length };
  const words = new Words(copy, "2015-01-01");
  const room = { heard, values, clock, words, pass, focused: false };
  room.news = new News({ status, slider, isOnSlider: () => room.focused }, { bundle, words, clock, cards }, timers);
  room.go = (day) => {
    clock.day = day;
    room.news.show();
  };
  return room;
}

test("the slider speaks the date and what changed on it: the best known place, and how many more", () => {
  const { news, words } = room();
  assert.equal(news.of(9), "10 January 2015");
  assert.equal(news.of(10), "11 January 2015. City: Taken by ISIS, and 1 more change");
  assert.equal(news.of(20), "21 January 2015. Town: Entered by ISIS");
  words.language = "ar";
  assert.equal(news.of(10), "11 كانون الثاني 2015. مدينة: انتقلت السيطرة إلى التنظيم، وتغيير آخر");
});

test("what the filters hide is not told", () => {
  assert.equal(room((event) => event !== 1).news.of(10), "11 January 2015. Village: Taken by ISIS");
});

test("a hand that drags is followed at a pace one can hear, and its last day always arrives", () => {
  const { go, pass, values, heard, news } = room();
  for (let day = 1; day <= 30; day++) {
    go(day);
    pass(50); // 1.5 s of dragging
  }
  assert.ok(values.length <= 4, `${values.length} values in 1.5 s`);
  assert.deepEqual(heard, [], "the live region waits until the hand rests");
  news.rest();
  assert.equal(values.at(-1), "31 January 2015. City: Taken by Iraq");
  assert.deepEqual(heard, ["31 January 2015. City: Taken by Iraq"]);
  pass(5000);
  assert.equal(heard.length, 1, "nothing is said twice");
});

test("while time runs the region sums up now and then, and says the end", () => {
  const { go, pass, heard, clock, news } = room();
  clock.playing = true;
  for (let day = 1; day <= 28; day++) {
    go(day);
    pass(250); // 7 s of playing
  }
  assert.deepEqual(heard, ["2 January 2015", "21 January 2015. 3 changes since 2 January 2015. City: Taken by ISIS"]);
  clock.playing = false;
  news.rest();
  assert.equal(heard.at(-1), "29 January 2015");
  go(30); // a step later, the timer of the playback runs out: it must not bring an old day back
  pass(6000);
  news.rest();
  assert.equal(heard.at(-1), "31 January 2015. City: Taken by Iraq");
  assert.equal(heard.length, 4);
});

test("on the slider the value speaks and the region is silent", () => {
  const room_ = room();
  room_.focused = true;
  room_.go(10);
  room_.news.rest();
  assert.equal(room_.values.at(-1), "11 January 2015. City: Taken by ISIS, and 1 more change");
  assert.deepEqual(room_.heard, []);
});
