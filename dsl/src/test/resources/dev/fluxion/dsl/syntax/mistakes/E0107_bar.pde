let f = |x|
let g = |x - 1| + 2
let h = a | b
