-- promise.any is fulfilled by the first that is; only when all are rejected is it rejected.
promise.any({ promise.reject("x"), sleep(10):then_(function () return "ten" end),
  sleep(5):then_(function () return "five" end) }):then_(print)
promise.any({ promise.reject("x"), sleep(5):then_(function () error("y", 0) end) })
  :catch(function (e) print(e.message, #e.errors, e.errors[1], e.errors[2]) end)
promise.any({}):catch(function (e) print(e.message, #e.errors) end)
