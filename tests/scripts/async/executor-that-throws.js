// An error in the function given to Promise rejects it; after resolve it is lost.
new Promise(() => { throw "a"; }).catch((e) => print("caught", e));
new Promise((resolve) => { resolve("kept"); throw "b"; }).then(print);
