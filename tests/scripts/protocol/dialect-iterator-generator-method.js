// *[Symbol.iterator]() is a generator function stored as the method `iterator`.
const bag = {
  0: "pen", 1: "key", length: 2, owner: "Ada",
  *[Symbol.iterator]() {
    print("asks", this.owner);
    for (let i = this.length - 1; i >= 0; i--) yield this[i];
  },
};
for (const thing of bag) print(thing);
print([...bag].join(" "));
const g = bag[Symbol.iterator]();
print(g.next().value);
