// A promise resolved with a promise follows it; Promise.resolve gives a promise back as it is.
const inner = Promise.resolve("inner");
print(Promise.resolve(inner) === inner);
new Promise((resolve) => resolve(inner)).then((v) => print("followed", v));
inner.then((v) => print("itself", v)).then(() => print("next"));
