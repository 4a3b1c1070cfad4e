// Where Lua itself cannot yield, generators can still be asked, thrown at and returned.
function* count() {
  try {
    let n = 0;
    while (true) yield ++n;
  } finally { print("count closed"); }
}
const g = count();
const text = "a-b-c".replace(/[a-z]/g, (letter) => letter + g.next().value);
print(text);

const weights = { pear: 3, apple: 1, fig: 2 };
function* weigh(fruit) { yield weights[fruit]; }
const fruits = ["pear", "apple", "fig"];
fruits.sort((a, b) => weigh(a).next().value - weigh(b).next().value);
print(fruits.join(" "));

print("x".replace("x", () => {
  for (const v of g) return "got " + v;
}));
try { "x".replace("x", () => g.throw("through gsub")); } catch (e) { print(false, e); }
