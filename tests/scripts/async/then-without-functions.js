// What is no function lets the value, or the reason, through.
Promise.resolve(1).then(2).then(undefined).then(print);
Promise.reject("r").then(3).catch(undefined).catch((e) => print("caught", e));
