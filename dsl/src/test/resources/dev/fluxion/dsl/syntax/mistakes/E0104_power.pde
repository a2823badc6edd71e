eq u_t = u**2
eq u_t = sin(x)**(1 + x)
let a := 3
let b = if x > 0 && x < 1 then 1 else 0
let c = if x != 0 then 1 else 0
eq u_t = -> x
