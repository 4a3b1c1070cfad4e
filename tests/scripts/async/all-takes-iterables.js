// Promise.all goes over anything iterable; an error on the way rejects it.
const numbers = function* () { yield 1; yield Promise.resolve(2); return 3; };
const broken = function* () { yield 1; throw "broken"; };
Promise.all(numbers()).then((l) => print(l.length, l[0], l[1]));
Promise.all(broken()).catch((e) => print("caught", e));
Promise.all("hi").then((l) => print(l.length, l[0], l[1]));
