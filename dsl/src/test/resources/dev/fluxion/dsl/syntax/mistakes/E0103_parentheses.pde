problem "a"
domain x in [0, 1]
unknown u

let f = (1 - x)(1 + x)
let g = a b
let h = f(x)[1] x
