// `of` walks, `collect` makes a list: of a generator, a list, a string.
function* three() {
  yield "a"; yield "b"; yield "c";
}
for (const v of three()) print(v);
for (const v of [10, 20, 30]) print(v);
for (const v of "héy") print(v);
for (const v of []) print("never", v);
for (const v of "") print("never", v);
print([...three()].join(" "));
print([...[1, 2, 3]].join(" "));
print([..."aé漢z"].join(" "));
print([...""].length, [...[]].length);
